// Tests run beside others on busy machines, and some start processes: slowness alone is no failure.
import { jest } from '@jest/globals'

jest.setTimeout(90_000)
