// The tables of .NET metadata up to the one that describes the assembly: how many bytes a row of each has, so that
// this one can be found (ECMA-335, II.22 and II.24.2.6).

/** A column: a number of bytes, a heap that it points into, or the tables that it may point to. */
type Column = 2 | 4 | 'string' | 'guid' | 'blob' | readonly [tagBits: number, ...tables: number[]]

/** What the header of the table stream says. */
export interface TableSizes {
  /** Bytes of an index into each heap. */
  readonly string: 2 | 4
  readonly guid: 2 | 4
  readonly blob: 2 | 4
  /** Rows of each table, by its number. */
  readonly rows: readonly number[]
}

/** Number of the table that holds the identity of the assembly. */
export const ASSEMBLY_TABLE = 0x20

const FIELD = [0, 0x04] as const
const METHOD = [0, 0x06] as const
const TYPE = [0, 0x02] as const
const TYPE_DEF_OR_REF = [2, 0x02, 0x01, 0x1b] as const
const HAS_CONSTANT = [2, 0x04, 0x08, 0x17] as const
const HAS_CUSTOM_ATTRIBUTE = [
  5, 0x06, 0x04, 0x01, 0x02, 0x08, 0x09, 0x0a, 0x00, 0x0e, 0x17, 0x14, 0x11, 0x1a, 0x1b, 0x20, 0x23, 0x26,
  0x27, 0x28, 0x2a, 0x2c, 0x2b,
] as const
const HAS_FIELD_MARSHAL = [1, 0x04, 0x08] as const
const HAS_DECL_SECURITY = [2, 0x02, 0x06, 0x20] as const
const MEMBER_REF_PARENT = [3, 0x02, 0x01, 0x1a, 0x06, 0x1b] as const
const HAS_SEMANTICS = [1, 0x14, 0x17] as const
const METHOD_DEF_OR_REF = [1, 0x06, 0x0a] as const
const MEMBER_FORWARDED = [1, 0x04, 0x06] as const
const CUSTOM_ATTRIBUTE_TYPE = [3, 0x06, 0x0a] as const
const RESOLUTION_SCOPE = [2, 0x00, 0x1a, 0x23, 0x01] as const

/** The columns of the tables before that of the assembly, by table number. */
const COLUMNS: readonly (readonly Column[])[] = [
  /* 00 Module */ [2, 'string', 'guid', 'guid', 'guid'],
  /* 01 TypeRef */ [RESOLUTION_SCOPE, 'string', 'string'],
  /* 02 TypeDef */ [4, 'string', 'string', TYPE_DEF_OR_REF, FIELD, METHOD],
  /* 03 FieldPtr */ [FIELD],
  /* 04 Field */ [2, 'string', 'blob'],
  /* 05 MethodPtr */ [METHOD],
  /* 06 MethodDef */ [4, 2, 2, 'string', 'blob', [0, 0x08]],
  /* 07 ParamPtr */ [[0, 0x08]],
  /* 08 Param */ [2, 2, 'string'],
  /* 09 InterfaceImpl */ [TYPE, TYPE_DEF_OR_REF],
  /* 0a MemberRef */ [MEMBER_REF_PARENT, 'string', 'blob'],
  /* 0b Constant */ [2, HAS_CONSTANT, 'blob'],
  /* 0c CustomAttribute */ [HAS_CUSTOM_ATTRIBUTE, CUSTOM_ATTRIBUTE_TYPE, 'blob'],
  /* 0d FieldMarshal */ [HAS_FIELD_MARSHAL, 'blob'],
  /* 0e DeclSecurity */ [2, HAS_DECL_SECURITY, 'blob'],
  /* 0f ClassLayout */ [2, 4, TYPE],
  /* 10 FieldLayout */ [4, FIELD],
  /* 11 StandAloneSig */ ['blob'],
  /* 12 EventMap */ [TYPE, [0, 0x14]],
  /* 13 EventPtr */ [[0, 0x14]],
  /* 14 Event */ [2, 'string', TYPE_DEF_OR_REF],
  /* 15 PropertyMap */ [TYPE, [0, 0x17]],
  /* 16 PropertyPtr */ [[0, 0x17]],
  /* 17 Property */ [2, 'string', 'blob'],
  /* 18 MethodSemantics */ [2, METHOD, HAS_SEMANTICS],
  /* 19 MethodImpl */ [TYPE, METHOD_DEF_OR_REF, METHOD_DEF_OR_REF],
  /* 1a ModuleRef */ ['string'],
  /* 1b TypeSpec */ ['blob'],
  /* 1c ImplMap */ [2, MEMBER_FORWARDED, 'string', [0, 0x1a]],
  /* 1d FieldRVA */ [4, FIELD],
  /* 1e EncLog */ [4, 4],
  /* 1f EncMap */ [4],
]

/** Bytes of all tables before that of the assembly. */
export function sizeBeforeAssembly(sizes: TableSizes): number {
  return COLUMNS.reduce((total, columns, table) => {
    const rowSize = columns.reduce((sum, column) => sum + columnSize(column, sizes), 0)
    return total + rowSize * (sizes.rows[table] ?? 0)
  }, 0)
}

/** An index is wide where the largest table it may point to does not fit beside the bits that tell the table. */
function columnSize(column: Column, sizes: TableSizes): number {
  if (typeof column === 'number') return column
  if (typeof column === 'string') return sizes[column]
  const [tagBits, ...tables] = column
  return tables.some((table) => (sizes.rows[table] ?? 0) >= 1 << (16 - tagBits)) ? 4 : 2
}
