// Types of raw-zip.mjs, for the tests that make archives themselves.

export interface RawEntry {
  readonly name: string | Buffer
  readonly content?: string | Buffer
  readonly data?: Buffer
  readonly method?: number
  readonly size?: number
  readonly crc?: number
}

export function rawZip(entries: readonly RawEntry[]): Buffer
