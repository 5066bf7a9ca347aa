// XML text with the indentation of an export.

/** An element of the given attributes with child elements, a text, or nothing in it. */
export const element = (name, attributes, ...content) => ({ name, attributes, content })

/** An element without attributes. */
export const plain = (name, ...content) => element(name, {}, ...content)

/** Elements that hold a text each, by their names. */
export const fields = (texts) => Object.entries(texts).map(([name, text]) => plain(name, String(text)))

/** An element as text already: a large document is never there as a tree. */
export const rendered = (node, indent) => ({ text: render(node, indent) })

export function render({ text, name, attributes, content }, indent = '') {
  if (text !== undefined) return text
  const start = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escape(String(value))}"`),
  ].join(' ')
  if (content.length === 0) return `${indent}<${start} />`
  if (typeof content[0] === 'string') return `${indent}<${start}>${escape(content[0])}</${name}>`
  const inner = content.map((child) => render(child, `${indent}  `)).join('\n')
  return `${indent}<${start}>\n${inner}\n${indent}</${name}>`
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
