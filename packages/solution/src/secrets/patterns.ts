// What secrets look like: the shapes that their issuers give them. Every pattern is bounded in length and tried only
// around a text that all secrets of its kind hold, so that searching takes time in proportion to the text.

/** A secret of a shape that is known. */
export interface SecretPattern {
  readonly kind: string
  /** Text that every secret of the kind holds; in this case. */
  readonly anchor: string
  /** How many characters the pattern starts before the anchor, at most. */
  readonly before: number
  /** Its group is the value. */
  readonly pattern: RegExp
}

/** Characters behind an anchor that a pattern sees. */
export const WINDOW = 200

export const secretPatterns = [
  { kind: 'azure-storage-key', anchor: 'AccountKey=', before: 0, pattern: /^AccountKey=([\w+/]{86}==)/ },
  { kind: 'azure-access-key', anchor: 'AccessKey=', before: 6, pattern: /SharedAccessKey=([\w+/]{43}=)/ },
  {
    kind: 'shared-access-signature',
    anchor: 'sig=',
    before: 6,
    pattern: /(?:[?&;]|\\u0026)sig=((?:[\w+/-]|%2[BbFf]){40,90})/,
  },
  {
    kind: 'entra-client-secret',
    anchor: 'Q~',
    before: 5,
    pattern: /(?:^|[^\w~.-])([\w~.-]{3}\dQ~[\w~.-]{31,34})(?![\w~-])/,
  },
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((anchor) => ({
    kind: 'github-token' as const,
    anchor,
    before: 1,
    pattern: /(?:^|\W)(gh[pousr]_[A-Za-z0-9]{36})(?!\w)/,
  })),
  { kind: 'github-token', anchor: 'github_pat_', before: 0, pattern: /^(github_pat_\w{82})(?!\w)/ },
  {
    kind: 'aws-access-key',
    anchor: 'AKIA',
    before: 1,
    pattern: /(?:^|[^A-Za-z0-9+/])(AKIA[A-Z2-7]{16})(?!\w)/,
  },
  {
    kind: 'private-key',
    anchor: 'PRIVATE KEY-----',
    before: 32,
    pattern: /-----BEGIN [A-Z ]{0,10}PRIVATE KEY-----(?:\s|\\[rn]|&#\w{1,3};){0,6}([A-Za-z0-9+/]{16})/,
  },
  {
    kind: 'url-password',
    anchor: '://',
    before: 0,
    pattern: /^:\/\/[^\s"'<>/?#:@{}$%\\]{1,50}:([^\s"'<>/?#:@{}$%\\]{3,100})@[A-Za-z0-9[]/,
  },
] as const satisfies readonly SecretPattern[]

/** The first part of a JSON web token; the parts are read without bounds, each character once. */
export const TOKEN_START = 'eyJ'

/** A password among the pairs of a connection string, and what else makes the text around it one. */
export const PASSWORD = /[;"'>]\s{0,2}(?:password|pwd)\s?=\s?([^\s"'<>;,&{}()$%@*\\]{3,100})/gi
export const CONNECTION = /(?:server|data source|address|host|serviceuri|endpoint)\s?=/i

/** Characters around a password in which the rest of its connection string stands. */
export const CONNECTION_REACH = 300

/** A credential that stands as a text in the definition of a flow; expressions start with `@` and are none. */
export const FLOW_CREDENTIAL =
  /"(?:password|secret|client_?secret|pfx|ocp-apim-subscription-key|x-api-key|api-?key|x-functions-key)"\s{0,9}:\s{0,9}"([^"\\@{}\s]{8,200})"|"authorization"\s{0,9}:\s{0,9}"(?:basic|bearer|sharedkey|apikey) ([^"\\@{}\s]{8,200})"/gi

/** Keys of documentation and emulators, references to a vault, and texts that stand for a secret. */
const PLACEHOLDER =
  /^(?:Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq|AKIAIOSFODNN7EXAMPLE$|\/subscriptions\/|\[|your|my_?(?:pass|secret)|(?:pass(?:word)?|pwd|secret|string|null|undefined|true|false)$|placeholder|example|changeme)/i

/** True for a text that stands where a secret would, and is none. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value) || /^([\s\S])\1*$/.test(value)
}
