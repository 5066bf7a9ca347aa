// Hides secrets in logs and recognises them in outputs: the value, its lines, and the forms it is commonly encoded in.

/** The secrets of one job. */
export class Masks {
  readonly #forms = new Set<string>()

  /** Adds a secret, and each of its lines, in every form that is hidden. */
  add(secret: string): void {
    for (const value of [secret, ...secret.split(/\r?\n|\r/)]) {
      if (value.trim() === '') continue
      for (const form of encodedForms(value)) this.#forms.add(form)
    }
  }

  /** The text with every secret replaced by `***`. */
  hide(text: string): string {
    let hidden = text
    for (const form of [...this.#forms].sort((left, right) => right.length - left.length)) {
      hidden = hidden.replaceAll(form, '***')
    }
    return hidden
  }

  /** True when the text holds a secret in any of its forms. */
  holdsSecret(text: string): boolean {
    return [...this.#forms].some((form) => text.includes(form))
  }
}

/** The forms that GitHub's runner hides, among them base64 at each of the three alignments. */
function encodedForms(value: string): string[] {
  const bytes = Buffer.from(value)
  const base64 = [0, 1, 2]
    .filter((shift) => bytes.length > shift)
    .map((shift) => bytes.subarray(shift).toString('base64'))
  const unquoted = value.length > 8 && /^".*"$/s.test(value) ? [value.slice(1, -1)] : []
  const forms = [
    value,
    ...base64,
    ...base64.map((text) => text.replace(/=+$/, '')),
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(bytes.toString()),
    value.replaceAll("'", "''"),
    value.replace(/[&<>"']/g, (char) => XML_ESCAPES[char] ?? char),
    ...unquoted,
  ]
  return forms.filter((form) => form.trim() !== '' && (form === value || form.length > 2))
}

const XML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
