// Reviews and protection as GitHub answers them, and answers that are broken.
import { decide, parseEnvironmentProtection, parseEnvironmentReviews } from '../src/index.js'
import { subject } from './generator.js'

const run = { repositoryId: 42, runId: 1000, runAttempt: 1 }
const answer = (state: string, id: unknown = 1, names: readonly unknown[] = ['Production']): unknown => ({
  state,
  comment: 'Ship it!',
  environments: names.map((name, index) => ({ id: 100 + index, name })),
  user: { login: 'octocat', id, type: 'User' },
})

describe('parseEnvironmentReviews', () => {
  it('reads a review and spells the environment in lower case', () => {
    expect(parseEnvironmentReviews([answer('approved')], run)).toEqual([
      {
        kind: 'environment-review',
        ...run,
        environments: ['production'],
        state: 'approved',
        user: { id: 1, login: 'octocat' },
        isBot: false,
        comment: 'Ship it!',
      },
    ])
  })

  it.each([
    ['the answer is an error document', { message: 'Bad credentials' }],
    ['the state is unknown', [answer('maybe')]],
    ['the user id is a text', [answer('approved', '1')]],
    ['the user is gone', [{ ...(answer('approved') as object), user: null }]],
    ['no environment is named', [answer('approved', 1, [])]],
    ['an environment has no name', [answer('approved', 1, ['production', null])]],
    ['the review is not an object', ['approved']],
  ])('gives an unreadable event when %s', (_name, untrusted) => {
    expect(parseEnvironmentReviews(untrusted, run).map(({ kind }) => kind)).toEqual(['unreadable'])
  })

  it('leaves out a job that still waits', () => {
    expect(parseEnvironmentReviews([answer('pending')], run)).toEqual([])
  })

  it('does not guess to which attempt a review belongs', () => {
    const events = parseEnvironmentReviews([answer('approved')], { ...run, runAttempt: 2 })
    expect(events.map(({ kind }) => kind)).toEqual(['unreadable'])
  })

  it('takes away what stood there before the attempt asked, one review for one', () => {
    const second = { ...run, runAttempt: 2 }
    const rules = { minimum: 1, requesters: [], environmentHasReviewers: true }
    const replayed = parseEnvironmentReviews([answer('approved')], second, [answer('approved')])
    expect(decide(replayed, subject, rules, 0).decision).toBe('pending')
    const again = parseEnvironmentReviews([answer('approved'), answer('approved')], second, [
      answer('approved'),
    ])
    expect(decide(again, subject, rules, 0).decision).toBe('approved')
  })
})

describe('parseEnvironmentProtection', () => {
  it('reads required users and teams', () => {
    const untrusted = {
      protection_rules: [
        { type: 'wait_timer', wait_timer: 30 },
        {
          type: 'required_reviewers',
          prevent_self_review: true,
          reviewers: [
            { type: 'User', reviewer: { id: 1, login: 'octocat' } },
            { type: 'Team', reviewer: { id: 7, slug: 'admins' } },
          ],
        },
      ],
    }
    expect(parseEnvironmentProtection(untrusted)).toEqual({
      users: [1],
      teams: [7],
      hasReviewers: true,
      preventsSelfReview: true,
    })
  })

  it.each([
    ['there are no rules', { protection_rules: [] }],
    ['there is only a timer', { protection_rules: [{ type: 'wait_timer' }] }],
    ['the list of reviewers is empty', { protection_rules: [{ type: 'required_reviewers', reviewers: [] }] }],
    ['the answer cannot be read', null],
  ])('finds no reviewers when %s', (_name, untrusted) => {
    expect(parseEnvironmentProtection(untrusted).hasReviewers).toBe(false)
  })
})
