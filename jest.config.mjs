import { availableParallelism } from 'node:os'

const common = {
  testEnvironment: 'node',
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@powerops/([a-z-]+)$': '<rootDir>/packages/$1/src/index.ts',
  },
  transformIgnorePatterns: ['/node_modules/(?!@actions/(workflow-parser|languageservice)/)'],
  transform: {
    'node_modules/@actions/(workflow-parser|languageservice)/.+\\.js$':
      '<rootDir>/scripts/jest-json-attribute.mjs',
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '/lib/'],
}

export default {
  // Acceptance tests wait for processes, and these for pauses, more than they compute.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/packages/*/test/**/*.test.ts',
        '<rootDir>/test/actions/**/*.test.ts',
        '<rootDir>/test/contract/**/*.test.ts',
        '<rootDir>/test/hostile/**/*.test.ts',
      ],
      setupFilesAfterEnv: ['<rootDir>/test/helpers/timeout.ts'],
    },
    {
      ...common,
      displayName: 'acceptance',
      testMatch: ['<rootDir>/test/acceptance/**/*.test.ts'],
      globalSetup: '<rootDir>/test/helpers/global-setup.mjs',
      globalTeardown: '<rootDir>/test/helpers/global-teardown.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/helpers/timeout.ts'],
    },
  ],
}
