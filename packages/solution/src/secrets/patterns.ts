// What secrets look like: the shapes that their issuers give them. Every pattern is bounded in length and tried only
// around a text that all secrets of its kind hold, so that searching takes time in proportion to the bytes.

/** A secret of a shape that is known. */
export interface SecretPattern {
  readonly kind: string
  /** Texts one of which every secret of the kind holds: short, and with a rare first letter, which makes them quick to find. */
  readonly anchors: readonly string[]
  /** How many characters before the anchor the pattern is shown. */
  readonly before: number
  /** Its group is the value. */
  readonly pattern: RegExp
  /** What must stand within 300 characters. */
  readonly context?: RegExp
}

/** Characters behind an anchor that a pattern is shown. */
export const BEHIND = 200

/** Characters on both sides of an anchor that a context is looked for in. */
export const CONTEXT_REACH = 300

export const secretPatterns = [
  {
    kind: 'azure-access-key',
    anchors: ['Key='],
    before: 12,
    pattern: /(?:AccountKey=([\w+/]{86}==))|(?:SharedAccessKey=([\w+/]{43}=))/,
  },
  {
    kind: 'shared-access-signature',
    anchors: ['?sig=', '&sig=', ';sig=', '6sig='],
    before: 0,
    pattern: /^[?&;6]sig=((?:[\w+/-]|%2[BbFf]){40,90})/,
  },
  {
    kind: 'entra-client-secret',
    anchors: ['Q~'],
    before: 5,
    pattern: /(?:^|[^\w~.-])([\w~.-]{3}\dQ~[\w~.-]{31,34})(?![\w~-])/,
  },
  {
    kind: 'github-token',
    anchors: ['ghp_', 'gho_', 'b_pat_'],
    before: 10,
    pattern: /(?:^|[^A-Za-z0-9])(gh[po]_[A-Za-z0-9]{36}|github_pat_\w{82})(?!\w)/,
  },
  {
    kind: 'aws-access-key',
    anchors: ['AKIA'],
    before: 1,
    pattern: /(?:^|[^A-Za-z0-9+/])(AKIA[A-Z2-7]{16})(?!\w)/,
  },
  {
    kind: 'private-key',
    anchors: ['KEY--'],
    before: 30,
    pattern: /-----BEGIN [A-Z ]{0,10}PRIVATE KEY-----(?:\s|\\[rn]|&#\w{1,3};){0,6}([A-Za-z0-9+/]{16})/,
  },
  {
    kind: 'json-web-token',
    anchors: ['.eyJ'],
    before: 400,
    pattern: /(?:^|[^\w-])(eyJ[\w-]{10,390}\.eyJ[\w-]{10})/,
  },
  {
    kind: 'connection-string-password',
    anchors: ['word=', 'WORD=', 'wd=', 'WD='],
    before: 8,
    pattern: /[;"'>]\s{0,2}(?:password|pwd)=([^\s"'<>;,&{}()$%@*\\]{3,100})/i,
    context: /(?:server|data source|address|host|serviceuri|endpoint|url)\s?=/i,
  },
  {
    kind: 'url-password',
    anchors: ['://'],
    before: 0,
    pattern: /^:\/\/[^\s"'<>/?#:@{}$%\\]{1,50}:([^\s"'<>/?#:@{}$%\\]{3,100})@[A-Za-z0-9[]/,
  },
] as const satisfies readonly SecretPattern[]

/** Any anchor: quicker than one after the other in a small file. */
export const ANY_ANCHOR = /Key=|[?&;6]sig=|Q~|gh[po]_|b_pat_|AKIA|KEY--|\.eyJ|word=|WORD=|wd=|WD=|:\/\//

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
