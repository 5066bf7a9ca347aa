// A table of Dataverse in the words of an export: columns, main forms, views, and relationships to other tables.
import { element, fields, plain } from './element.mjs'
import { LANGUAGES } from './random.mjs'

const COLUMN_TYPES = ['nvarchar', 'int', 'datetime', 'picklist', 'lookup', 'money', 'bit', 'ntext']
/** A list of labels, of so many words in each language. */
const labels = (random, list, name, words) =>
  plain(
    list,
    ...LANGUAGES.map((languagecode) =>
      element(name, { description: random.words(words, languagecode), languagecode }),
    ),
  )
const braced = (random) => `{${random.guid()}}`

/** As in the largest of the public solutions: forms and views of a table, columns, and what a form shows. */
const COUNTS = { columns: 40, forms: 3, cells: 9, views: 7, options: 4 }

export function createTable(random, name) {
  const columns = Array.from({ length: COUNTS.columns }, (_, index) => `contoso_column${index + 1}`)
  return plain(
    'Entity',
    element('Name', { LocalizedName: random.words(2), OriginalName: '' }, name),
    plain(
      'EntityInfo',
      element(
        'entity',
        { Name: name },
        labels(random, 'LocalizedNames', 'LocalizedName', 2),
        labels(random, 'LocalizedCollectionNames', 'LocalizedCollectionName', 3),
        labels(random, 'Descriptions', 'Description', 12),
        plain('attributes', ...columns.map((column) => createColumn(random, column))),
        ...fields({
          EntitySetName: `${name}s`,
          IsDuplicateCheckSupported: 0,
          OwnershipTypeMask: 'UserOwned',
        }),
        ...fields({ IsActivity: 0, IsAuditEnabled: 1, IsRenameable: 1, IntroducedVersion: '1.0.0.0' }),
      ),
    ),
    plain(
      'FormXml',
      element('forms', { type: 'main' }, ...many(COUNTS.forms, () => createForm(random, columns))),
    ),
    plain(
      'SavedQueries',
      plain('savedqueries', ...many(COUNTS.views, () => createView(random, name, columns))),
    ),
    plain(
      'RibbonDiffXml',
      plain('CustomActions'),
      plain('Templates', element('RibbonTemplates', { Id: 'Mscrm.Templates' })),
      plain('CommandDefinitions'),
      plain('LocLabels'),
    ),
  )
}

const many = (count, make) => Array.from({ length: count }, make)

function createColumn(random, name) {
  const type = random.pick(COLUMN_TYPES)
  const switches = [
    'ValidForUpdateApi',
    'ValidForReadApi',
    'ValidForCreateApi',
    'IsCustomField',
    'IsAuditEnabled',
  ]
  const managed = ['IsCustomizable', 'IsRenameable', 'CanModifySearchSettings', 'CanModifyAdditionalSettings']
  return element(
    'attribute',
    { PhysicalName: name },
    ...fields({ Type: type, Name: name, LogicalName: name, RequiredLevel: 'none' }),
    ...fields({ DisplayMask: 'ValidForAdvancedFind|ValidForForm|ValidForGrid', ImeMode: 'auto' }),
    ...fields(Object.fromEntries(switches.map((one) => [one, 1]))),
    ...fields({ IsSecured: 0, IntroducedVersion: '1.0.0.0' }),
    ...fields(Object.fromEntries(managed.map((one) => [one, 1]))),
    ...fields({
      SourceType: 0,
      IsGlobalFilterEnabled: 0,
      IsSortableEnabled: 0,
      IsFilterable: 1,
      IsRetrievable: 1,
    }),
    ...(type === 'picklist'
      ? [createOptions(random, name)]
      : fields({ Format: '', MaxLength: 100, Length: 200 })),
    labels(random, 'displaynames', 'displayname', 2),
    labels(random, 'Descriptions', 'Description', 10),
  )
}

function createOptions(random, column) {
  return element(
    'optionset',
    { Name: `${column}_${random.below(1e6)}` },
    plain('OptionSetType', 'picklist'),
    labels(random, 'displaynames', 'displayname', 2),
    optionList(random),
  )
}

/** A choice that columns of several tables share. */
export function createOptionSet(random, name) {
  return element(
    'optionset',
    { Name: name, localizedName: random.words(3) },
    ...fields({ OptionSetType: 'picklist', IsGlobal: 1, IntroducedVersion: '1.0.0.0', IsCustomizable: 1 }),
    labels(random, 'displaynames', 'displayname', 3),
    labels(random, 'Descriptions', 'Description', 12),
    optionList(random),
  )
}

function optionList(random) {
  const options = many(COUNTS.options, (_, index) =>
    element('option', { value: 482100000 + index, ExternalValue: '' }, labels(random, 'labels', 'label', 1)),
  )
  return plain('options', ...options)
}

function createForm(random, columns) {
  const rows = many(COUNTS.cells, () => {
    const column = random.pick(columns)
    const control = { id: column, classid: braced(random), datafieldname: column, disabled: 'false' }
    return plain(
      'row',
      element(
        'cell',
        { id: braced(random), showlabel: 'true', locklevel: 0 },
        labels(random, 'labels', 'label', 2),
        element('control', control),
      ),
    )
  })
  const section = element(
    'section',
    { id: braced(random), showlabel: 'false', showbar: 'false', IsUserDefined: 0 },
    labels(random, 'labels', 'label', 1),
    plain('rows', ...rows),
  )
  const tab = element(
    'tab',
    { id: braced(random), verticallayout: 'true', IsUserDefined: 1 },
    labels(random, 'labels', 'label', 1),
    plain('columns', element('column', { width: '100%' }, plain('sections', section))),
  )
  return plain(
    'systemform',
    ...fields({
      formid: braced(random),
      IntroducedVersion: '1.0.0.0',
      FormPresentation: 1,
      FormActivationState: 1,
    }),
    plain('form', plain('tabs', tab)),
    ...fields({ IsCustomizable: 1, CanBeDeleted: 1 }),
    labels(random, 'LocalizedNames', 'LocalizedName', 2),
  )
}

function createView(random, table, columns) {
  const shown = many(8, () => random.pick(columns))
  return plain(
    'savedquery',
    ...fields({ IsCustomizable: 1, CanBeDeleted: 1, isquickfindquery: 0, isprivate: 0, isdefault: 0 }),
    ...fields({ savedqueryid: braced(random) }),
    plain(
      'layoutxml',
      element(
        'grid',
        { name: 'resultset', jump: columns[0], select: 1, preview: 1, icon: 1 },
        element(
          'row',
          { id: `${table}id`, name: 'result' },
          ...shown.map((name) => element('cell', { name, width: 100 })),
        ),
      ),
    ),
    plain('querytype', '0'),
    plain(
      'fetchxml',
      element(
        'fetch',
        { version: '1.0', mapping: 'logical', distinct: 'false' },
        element(
          'entity',
          { name: table },
          ...shown.map((name) => element('attribute', { name })),
          element('order', { attribute: shown[0], descending: 'false' }),
          element(
            'filter',
            { type: 'and' },
            element('condition', { attribute: 'statecode', operator: 'eq', value: 0 }),
          ),
        ),
      ),
    ),
    plain('IntroducedVersion', '1.0.0.0'),
    labels(random, 'LocalizedNames', 'LocalizedName', 3),
  )
}

const CASCADES = ['Assign', 'Delete', 'Reparent', 'Share', 'Unshare']

export function createRelationship(random, name, tables) {
  return element(
    'EntityRelationship',
    { Name: name },
    ...fields({ EntityRelationshipType: 'OneToMany', IsCustomizable: 1, IntroducedVersion: '1.0.0.0' }),
    ...fields({ ReferencingEntityName: random.pick(tables), ReferencedEntityName: random.pick(tables) }),
    ...fields(Object.fromEntries(CASCADES.map((what) => [`Cascade${what}`, 'NoCascade']))),
    ...fields({ ReferencingAttributeName: `contoso_column${random.below(COUNTS.columns) + 1}` }),
    plain('RelationshipDescription', labels(random, 'Descriptions', 'Description', 10)),
  )
}
