// One spelling for the error codes of Dataverse.

/**
 * `0x` and eight upper-case digits, from any spelling: hex with or without `0x` in either case, signed or unsigned
 * decimal, number or text. Undefined for everything else, and for 0, which means "none".
 */
export function normaliseErrorCode(untrusted: unknown): string | undefined {
  const text = typeof untrusted === 'number' ? String(untrusted) : untrusted
  if (typeof text !== 'string') return undefined
  const hex = /^\s*0x([0-9a-f]{1,8})\s*$/i.exec(text) ?? /^\s*([89a-f][0-9a-f]{7})\s*$/i.exec(text)
  const value = hex?.[1] ? Number.parseInt(hex[1], 16) : fromDecimal(text)
  return value === undefined || value === 0
    ? undefined
    : `0x${value.toString(16).toUpperCase().padStart(8, '0')}`
}

function fromDecimal(text: string): number | undefined {
  const value = /^\s*-?\d{1,10}\s*$/.test(text) ? Number(text) : Number.NaN
  return value >= -0x8000_0000 && value <= 0xffff_ffff ? value >>> 0 : undefined
}
