// The words of a notification, and what becomes of hostile names in each rendering.
import {
  composeMail,
  composeMessage,
  messageId,
  notificationEvents,
  parseMailAddress,
  renderMarkdown,
  renderTeamsMessage,
  type NotificationFacts,
} from '../src/index.js'

const facts: NotificationFacts = {
  event: 'deployment-succeeded',
  solutionName: 'ContosoApp',
  solutionVersion: '1.4.0.0',
  environmentName: 'production',
  environmentUrl: new URL('https://contoso.crm4.dynamics.com'),
  runUrl: new URL('https://github.com/contoso/app/actions/runs/1'),
  links: [],
}
const MIA = { address: parseMailAddress('mia@contoso.example', 'maker'), role: 'maker' } as const

describe('composeMessage', () => {
  it.each([
    ['deployment-succeeded', 'ContosoApp 1.4.0.0 is in production'],
    ['deployment-failed', 'ContosoApp 1.4.0.0 could not be deployed to production'],
    ['deployment-cancelled', 'The deployment of ContosoApp 1.4.0.0 to production was cancelled'],
    ['approval-requested', 'Approval wanted: ContosoApp 1.4.0.0 to production'],
    ['approval-granted', 'Approved: ContosoApp 1.4.0.0 for production'],
    ['approval-rejected', 'Rejected: ContosoApp 1.4.0.0 for production'],
    ['approval-expired', 'No answer in time: ContosoApp 1.4.0.0 for production'],
    ['environment-ready', 'production is ready'],
    ['environment-expiring', 'production expires on 24 December 2026'],
    ['environment-deleted', 'production was deleted'],
  ] as const)('%s has the subject %j', (event, subject) => {
    expect(composeMessage({ ...facts, event, expires: '24 December 2026' }).subject).toBe(subject)
  })

  it.each(notificationEvents)('makes a whole sentence of %s without any fact', (event) => {
    const { subject, happened } = composeMessage({ event, links: [] })
    expect(subject).toMatch(/^[A-Z]/)
    expect([subject, ...happened].join(' ')).not.toMatch(/undefined|null|\s{2}|NaN/)
  })

  it('names the host of an environment that has no name', () => {
    const { environmentName: _, ...rest } = facts
    expect(composeMessage(rest).subject).toBe('ContosoApp 1.4.0.0 is in contoso.crm4.dynamics.com')
  })

  it('says why something failed, which step, and what to do before what is always said', () => {
    const failure = {
      step: 'import-solution',
      message: 'a table is missing\nand a column',
      remedy: 'Import it.',
    }
    const { happened, next } = composeMessage({ ...facts, event: 'deployment-failed', failure })
    expect(happened.slice(1)).toEqual(['import-solution: a table is missing', 'and a column'])
    expect(next[0]).toBe('Import it.')
    expect(next.length).toBeGreaterThan(1)
  })

  it('puts the approval first among the links', () => {
    const approvalUrl = new URL('https://github.com/contoso/app/issues/7')
    const links = [{ title: 'Plan', url: new URL('https://contoso.example/plan') }]
    const message = composeMessage({ ...facts, event: 'approval-requested', approvalUrl, links })
    expect(message.links.map(({ title }) => title)).toEqual([
      'Approve or reject',
      'Plan',
      'Open the environment',
      'Open the run',
    ])
  })

  it('takes subject and message of the workflow in place of its own', () => {
    const message = composeMessage({ ...facts, subject: 'Hello', message: 'One.\n\nTwo.' })
    expect(message).toMatchObject({ subject: 'Hello', happened: ['One.', 'Two.'] })
  })

  it('keeps what is too long within bounds', () => {
    const long = 'x'.repeat(100_000)
    const message = composeMessage({
      ...facts,
      event: 'deployment-failed',
      solutionName: long,
      subject: long,
      failure: { message: `${long}\n`.repeat(50), remedy: long, step: long },
      links: Array.from({ length: 100 }, () => ({ title: long, url: new URL('https://contoso.example') })),
    })
    expect(JSON.stringify(message).length).toBeLessThan(30_000)
  })
})

const HOSTILE = [
  'a\r\nBcc: eve@evil.example',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><a href="https://evil.example">click</a>',
  '[click](https://evil.example) ![x](https://evil.example/x.png)',
  '@adam-admin @contoso/admins <!-- -->',
  '| a | b |\n| --- | --- |',
  'https://evil.example www.evil.example',
  '\u202egnp.exe \u2066x\u2069 \u0000\u001b[31m \u2028 \ud800',
  '`code` **bold** __x__ ~~y~~ # title',
  '{{DATE(2026-01-01T00:00:00Z,SHORT)}} ${name}',
]

describe.each(HOSTILE)('the name %j', (name) => {
  const message = composeMessage({
    ...facts,
    event: 'deployment-failed',
    solutionName: name,
    environmentName: name,
    failure: { step: name, reasonCode: name, message: name, remedy: name },
    links: [{ title: name, url: new URL('https://contoso.example/?a="><script>&b=<x>)') }],
  })
  const mail = composeMail(message, MIA, 'key')

  it('leaves every line a line', () => {
    const { subject, happened, next, rows, links } = message
    const texts = [
      subject,
      ...happened,
      ...next,
      ...rows.map(({ value }) => value),
      ...links.map((link) => link.title),
    ]
    for (const text of texts)
      expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/u)
  })

  it('brings no element, attribute or link into the HTML', () => {
    const tags = [...mail.html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag?.toLowerCase())
    const ours = 'html head meta title style body div h1 p table tr th td h2 ul li a'.split(' ')
    expect(tags.filter((tag) => !ours.includes(tag ?? ''))).toEqual([])
    const hrefs = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => new URL(href ?? '').host)
    expect(new Set(hrefs)).toEqual(new Set(['contoso.example', 'contoso.crm4.dynamics.com', 'github.com']))
    expect(mail.html).not.toMatch(/<[^>]*(?: on\w+=|src=)|url\(|@import/)
  })

  it('becomes no link by itself, in no part of the mail', () => {
    for (const part of [mail.text, mail.html]) expect(part).not.toMatch(/https?:\/\/evil|www\.evil/)
  })

  it('mentions nobody and formats nothing on GitHub', () => {
    const markdown = renderMarkdown(message, ['mia-maker'])
    expect(markdown.match(/@[\w-]+/g)).toEqual(['@mia-maker'])
    expect(markdown).not.toMatch(/<(?!https:|!--)[a-z]|https?:\/\/evil|(?<!\\)`|[^\\]!\[/)
    // Every line of the table has its two cells.
    const table = markdown.split('\n').filter((line) => line.startsWith('|'))
    for (const line of table) expect(line.match(/(?<!\\)\|/g)).toHaveLength(3)
  })

  it('stands in text runs alone in Teams', () => {
    const card = JSON.stringify(renderTeamsMessage(message))
    expect(card).not.toMatch(/"TextBlock"|"FactSet"|https?:\/\/evil/)
  })
})

describe('a mail', () => {
  const message = composeMessage(facts)
  it('loads nothing from anywhere and is made for light and dark', () => {
    const { html } = composeMail(message, MIA, 'key')
    expect(html).toContain('content="light dark"')
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).not.toMatch(/<(img|link|script|iframe)|src=/)
  })

  it('has an id of plain letters from a domain in any script', () => {
    const from = parseMailAddress('robot@bücher.example', 'from')
    expect(messageId({ key: 'a', to: MIA.address }, from)).toMatch(/@xn--bcher-kva\.example>$/)
  })

  it('has an id that depends on its key and its recipient alone', () => {
    const from = parseMailAddress('PowerOps <powerops@contoso.example>', 'from')
    const idOf = (key: string, to: string): string => messageId({ key, to: { address: to } }, from)
    expect(idOf('a', 'mia@x.example')).toBe(idOf('a', 'MIA@x.example'))
    expect(
      new Set([idOf('a', 'mia@x.example'), idOf('b', 'mia@x.example'), idOf('a', 'al@x.example')]).size,
    ).toBe(3)
  })
})

describe('parseMailAddress', () => {
  it.each([
    ['mia@contoso.com', { address: 'mia@contoso.com' }],
    [' Mia Maker <mia@contoso.com> ', { address: 'mia@contoso.com', name: 'Mia Maker' }],
    ['"Mia" <mia.o+x@sub.contoso.com>', { address: 'mia.o+x@sub.contoso.com', name: 'Mia' }],
    ['müller@bücher.example', { address: 'müller@bücher.example' }],
    ['root@localhost', { address: 'root@localhost' }],
  ])('reads %j', (text, address) => {
    expect(parseMailAddress(text, 'maker')).toEqual(address)
  })

  it.each([
    '',
    'mia',
    '@contoso.com',
    'mia@',
    'mia@contoso..com',
    'mia@contoso.com, eve@evil.example',
    'mia@contoso.com\r\nBcc: eve@evil.example',
    'mia@contoso.com> <eve@evil.example',
    'a b@contoso.com',
    'mia@-contoso.com',
    'mia.@contoso.com',
    '"a@b"@contoso.com',
    `${'a'.repeat(65)}@contoso.com`,
    `mia@${'a.'.repeat(130)}com`,
    'mia@contoso.com\u0000',
  ])('refuses %j', (text) => {
    expect(() => parseMailAddress(text, 'maker')).toThrow(/maker is .* not an e-mail address/)
  })
})
