// Acceptance tests start processes, several for a case, on machines that are busy with others of them.
import { jest } from '@jest/globals'

jest.setTimeout(90_000)
