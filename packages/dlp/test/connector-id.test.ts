// Ids of custom connectors as solutions and policies spell them, with and without the hashes of environments.
import { customStem, keyOfStem, stemOfSolutionName } from '../src/connector-id.js'

describe('the name of a custom connector that is the same in every environment', () => {
  it.each([
    ['of an environment', 'shared_new-5fmine-5f0123456789abcdef', 'new_mine'],
    ['of two environments', 'shared_my-20api-5fef65ead3619d20b2-5fd08fbdd201909bb3', 'my api'],
    ['in the old spelling', 'shared_my.20api.5f1bdc0283b66cd8a9.-170e8be966aa557f', 'my api'],
    ['of the catalogue', 'shared_cognitiveservicescomputervision', undefined],
    ['without a hash', 'shared_new-5fmine', undefined],
  ])('is in the id %s', (_name, key, stem) => {
    expect(customStem(key)).toBe(stem)
  })

  it.each(['new_mine', 'my api', 'a-b.c'])(
    '%j makes an id without a hash, and is found in it again',
    (stem) => {
      expect(stemOfSolutionName(keyOfStem(stem).slice('shared_'.length))).toBe(stem)
    },
  )
})
