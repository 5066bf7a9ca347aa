import { listPages, urlBelow } from '@powerops/http'

const first = new URL('https://service.example/list')

function pages(answers: Readonly<Record<string, unknown>>): Promise<unknown[]> {
  return listPages(first, {
    what: 'listing',
    fetchPage: (url) => Promise.resolve(answers[url.pathname]),
    nextOf: (page) => (typeof page['next'] === 'string' ? new URL(page['next'], first) : undefined),
  })
}

describe('a list in pages', () => {
  it('is read to its last page, in order', async () => {
    const items = await pages({ '/list': { value: [1, 2], next: '/more' }, '/more': { value: [3] } })
    expect(items).toEqual([1, 2, 3])
  })
  it.each([
    [
      'a page that holds no list',
      { '/list': { value: [1], next: '/more' }, '/more': {} },
      /no list in "value"/,
    ],
    ['a page that is no object', { '/list': [1] }, /no list in "value"/],
    ['next links in a circle', { '/list': { value: [], next: '/list' } }, /no end/],
  ])('is refused for %s', async (_, answers, message) => {
    await expect(pages(answers)).rejects.toMatchObject({
      code: 'response-invalid',
      message: expect.stringMatching(message),
    })
  })
})

it('writes a query with %20 for blanks, as OData reads it, and keeps a path prefix', () => {
  const url = urlBelow(new URL('https://service.example/prefix/'), 'rows', { $filter: "name eq 'a b'" })
  expect(url.href).toBe('https://service.example/prefix/rows?$filter=name%20eq%20%27a%20b%27')
})
