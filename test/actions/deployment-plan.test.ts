// What a plan concludes from a solution and its target, without asking either.
import { AlmError, parseGuid, parseVersion, type Guid } from '@powerops/core'
import type { InstalledColumn, InstalledComponent, SolutionEntry } from '@powerops/dataverse'
import { findDeletions, typeNameOf } from '../../actions/common/plan/deletions.js'
import { findUnmet, solutionOf } from '../../actions/common/plan/dependencies.js'
import { parseDlpReport } from '../../actions/common/plan/dlp-report.js'
import { orderByDependencies } from '../../actions/common/plan/order.js'
import {
  planDeployment,
  type DeploymentPlan,
  type PlanOptions,
} from '../../actions/common/plan/plan-deployment.js'
import { planDigest, requirePlan } from '../../actions/common/plan/plan-digest.js'
import type { SolutionFacts } from '../../actions/common/plan/solution-facts.js'
import {
  NOTHING_INSTALLED,
  type EnvironmentFacts,
  type TargetFacts,
} from '../../actions/common/plan/target-facts.js'

type Dependency = SolutionFacts['dependencies'][number]

function need(solution: string | undefined, schemaName = 'base_thing', type = '61'): Dependency {
  const end = {
    type,
    typeName: 'Web Resource',
    id: undefined,
    displayName: undefined,
    parentSchemaName: undefined,
  }
  return {
    required: { ...end, schemaName, solution },
    dependent: { ...end, schemaName: 'x', solution: undefined },
  }
}

function facts(more: Partial<SolutionFacts> = {}): SolutionFacts {
  return {
    uniqueName: 'Sales',
    version: parseVersion('2.0.0.0'),
    managed: true,
    digest: 'd'.repeat(64),
    publisher: 'contoso',
    prefix: 'con',
    components: [],
    dependencies: [],
    settings: { connectionReferences: [], environmentVariables: [] },
    flows: [],
    ...more,
  }
}

const entry = (uniqueName: string, version: string): SolutionEntry => ({
  id: id(100),
  uniqueName,
  version: parseVersion(version),
})

const id = (last: number): Guid =>
  parseGuid(`0a1b2c3d-4e5f-6071-8293-${String(last).padStart(12, '0')}`, 'id')

function component(last: number, type: number, name: string): InstalledComponent {
  return { id: id(last), type, typeName: '', name, displayName: name }
}

describe('a dependency', () => {
  const target = [entry('Base', '1.2.0.0')]
  const cases: [name: string, dependency: Dependency, state: string | undefined][] = [
    ['is met by the same version', need('Base (1.2.0.0)'), undefined],
    ['is met by a newer version, whatever the case of its name', need('base (1.1.9.0)'), undefined],
    ['is met when no version is asked for', need('Base'), undefined],
    ['may be missing in an older version', need('Base (1.10.0.0)'), 'older'],
    ['is missing with its solution', need('Other (1.0.0.0)'), 'missing'],
    ['is unknown when it was made outside any solution', need('Active'), 'unknown'],
    ['is unknown when nothing says where it comes from', need(undefined), 'unknown'],
    ["is unknown when it belongs to the platform's own apps", need('msdynce_Sales (9.0.0.0)'), 'unknown'],
    ['is met by the platform', need('System'), undefined],
  ]
  it.each(cases)('%s', (_name, dependency, state) => {
    expect(findUnmet({ dependencies: [dependency] }, target, [])[0]?.state).toBe(state)
  })

  it('is met by a solution that is deployed before', () => {
    const before = facts({ uniqueName: 'Other' })
    expect(findUnmet({ dependencies: [need('Other (1.0.0.0)')] }, [], [before])).toEqual([])
  })

  it('is met by a component of a solution that is deployed before, wherever it was made', () => {
    const before = facts({
      uniqueName: 'Other',
      components: [{ type: '61', id: undefined, schemaName: 'Base_Thing' }],
    })
    expect(findUnmet({ dependencies: [need('Active')] }, [], [before])).toEqual([])
  })

  it('is named once, however many components need it', () => {
    expect(findUnmet({ dependencies: [need('Other'), need('Other')] }, [], [])).toHaveLength(1)
  })

  it.each([
    ['Base (1.2.0.0)', { name: 'Base', version: '1.2.0.0' }],
    ['Base Two (1.2)', { name: 'Base Two', version: '1.2' }],
    ['Base', { name: 'Base' }],
    ['(odd', { name: '(odd' }],
    ['', { name: '' }],
  ])('written %j is read', (solution, expected) => {
    expect(solutionOf({ solution })).toEqual(expected)
  })
})

describe('the order of deployment', () => {
  const offer = (uniqueName: string, ...needs: string[]): { facts: SolutionFacts } => ({
    facts: facts({ uniqueName, dependencies: needs.map((name) => need(`${name} (1.0.0.0)`)) }),
  })
  const names = (offers: { facts: SolutionFacts }[]): string[] => offers.map((each) => each.facts.uniqueName)

  it('puts what is needed first, and keeps the given order otherwise', () => {
    const given = [offer('Top', 'Middle'), offer('Alone'), offer('Middle', 'Base'), offer('Base')]
    expect(names(orderByDependencies(given))).toEqual(['Alone', 'Base', 'Middle', 'Top'])
  })

  it('puts a patch after the solution that it belongs to', () => {
    const patch = { facts: facts({ uniqueName: 'Base_Patch', patchOf: 'base' }) }
    expect(names(orderByDependencies([patch, offer('Base')]))).toEqual(['Base', 'Base_Patch'])
  })

  it('puts what brings a component first that was made in no solution', () => {
    const component = (schemaName: string): SolutionFacts['components'] => [
      { type: '61', id: undefined, schemaName },
    ]
    const top = facts({ uniqueName: 'Top', dependencies: [need('Active', 'base_thing')] })
    const own = facts({ ...top, uniqueName: 'Own', components: component('base_thing') })
    const base = facts({ uniqueName: 'Base', components: component('Base_Thing') })
    const given = [{ facts: top }, { facts: own }, { facts: base }]
    expect(names(orderByDependencies(given))).toEqual(['Own', 'Base', 'Top'])
  })

  it('names those alone that need each other, not who waits for them', () => {
    const given = [offer('Top', 'A'), offer('A', 'B'), offer('B', 'A')]
    expect(() => orderByDependencies(given)).toThrow(/solutions "A", "B" need each other/)
  })

  it.each([
    ['solutions that need each other', [offer('A', 'B'), offer('B', 'A')]],
    ['one solution in two files', [offer('A'), offer('a')]],
  ])('refuses %s', (_name, offers) => {
    expect(() => orderByDependencies(offers)).toThrow(expect.objectContaining({ code: 'input-conflict' }))
  })
})

describe('what an upgrade deletes', () => {
  const brought = facts({
    components: [
      { type: '61', id: undefined, schemaName: 'con_Kept.js' },
      { type: '29', id: id(2), schemaName: undefined },
      { type: 'connectionreference', id: undefined, schemaName: 'con_ref' },
    ],
  })
  const cases: [name: string, component: InstalledComponent, deleted: boolean, unknown: number][] = [
    ['keeps what has the same name', component(1, 61, 'con_kept.js'), false, 0],
    ['keeps what has the same id', component(2, 29, ''), false, 0],
    [
      'keeps what has the same name in a type with a number of its own',
      component(3, 10_112, 'con_ref'),
      false,
      0,
    ],
    ['deletes what the zip lacks', component(4, 61, 'con_gone.js'), true, 0],
    ['deletes a thing of the same name but another type', component(5, 29, 'con_kept.js'), true, 0],
    ['deletes a column of the publisher', component(6, 2, 'con_amount'), true, 0],
    ['cannot tell about a column of the platform', component(7, 2, 'createdon'), false, 1],
    ['cannot tell about a type that zips do not list', component(8, 10_113, 'con_other'), false, 1],
  ]
  it.each(cases)('%s', (_name, one, deleted, unknown) => {
    const { components, unknownCount } = findDeletions({ ...NOTHING_INSTALLED, components: [one] }, brought)
    expect([components.length === 1, unknownCount]).toEqual([deleted, unknown])
  })

  const table = component(20, 1, 'con_Project')
  const column = (last: number, name: string, of = 'con_project'): InstalledColumn => ({
    id: id(last),
    table: of,
    name,
    displayName: name,
  })
  const withProject = facts({
    components: [
      { type: '1', id: undefined, schemaName: 'con_Project' },
      { type: '2', id: undefined, schemaName: 'con_Name', parent: 'con_Project' },
      { type: '2', id: undefined, schemaName: 'con_budget', parent: 'account' },
    ],
  })
  const deletedBy = (target: Partial<TargetFacts>, zip: SolutionFacts): string[] =>
    findDeletions({ ...NOTHING_INSTALLED, replaced: new Set(['sales']), ...target }, zip).components.map(
      (one) => `${typeNameOf(one)} ${one.name}`,
    )

  it('names a column by its table, though another table has one of that name', () => {
    const columns = [column(21, 'con_name'), column(22, 'con_budget'), column(23, 'con_name_base')]
    expect(deletedBy({ components: [table], columns }, withProject)).toEqual([
      'Column con_project.con_budget',
    ])
  })

  it('names a table alone, not its columns, and before everything else', () => {
    const columns = [column(21, 'con_name'), column(22, 'con_extra', 'account')]
    const components = [component(24, 61, 'con_gone.js'), component(25, 1, 'account'), table]
    const holders = new Map([[id(25), ['system', 'sales']]])
    expect(deletedBy({ components, columns, holders }, facts())).toEqual([
      'Table con_Project',
      'Column account.con_extra',
      'WebResource con_gone.js',
    ])
  })

  const layers: [name: string, solutions: string[], deleted: number, unknown: number][] = [
    ['is deleted when the solution alone has it', ['sales', 'active'], 1, 0],
    ['is kept when another solution has it too', ['sales', 'base'], 0, 0],
    ['is kept when it is another solution that has it', ['base'], 0, 0],
    ['is not known when only changes of the environment are told', ['active'], 0, 1],
  ]
  it.each(layers)('a column of another publisher %s', (_name, solutions, deleted, unknown) => {
    const columns = [column(22, 'fab_budget')]
    const holders = new Map([[id(22), solutions]])
    const target = {
      ...NOTHING_INSTALLED,
      components: [table],
      columns,
      holders,
      replaced: new Set(['sales']),
    }
    const found = findDeletions(target, withProject)
    expect([found.components.length, found.unknownCount]).toEqual([deleted, unknown])
  })
})

const ENVIRONMENT: EnvironmentFacts = {
  environmentId: 'e0000000-0000-4000-8000-000000000001',
  environmentUrl: 'https://contoso.crm4.dynamics.com',
  solutions: [],
  connectionReferences: [],
  environmentVariables: [],
  running: [],
  connectionProblems: [],
}
const NOTHING = NOTHING_INSTALLED
const OPTIONS: PlanOptions = {
  rules: {
    mode: 'auto',
    several: false,
    convertToManaged: false,
    skipLowerVersion: false,
    skipSameVersion: false,
  },
  activate: true,
  settings: undefined,
}

function plan(
  one: SolutionFacts = facts(),
  target: TargetFacts = NOTHING,
  environment: Partial<EnvironmentFacts> = {},
  options: Partial<PlanOptions> = {},
): DeploymentPlan {
  const everything = { ...ENVIRONMENT, ...environment }
  return planDeployment([{ facts: one, target }], everything, { ...OPTIONS, ...options })
}

function installed(version: string): TargetFacts {
  const solution = {
    id: id(9),
    uniqueName: 'Sales',
    friendlyName: 'Sales',
    version: parseVersion(version),
    managed: true,
    publisher: 'Contoso',
  }
  return { ...NOTHING, installed: solution }
}

describe('a plan', () => {
  it('says nothing is to be done for a version that is to be skipped, and why', () => {
    const rules = { ...OPTIONS.rules, skipSameVersion: true }
    expect(plan(facts(), installed('2.0.0.0'), {}, { rules }).solutions).toMatchObject([
      { operation: 'none', note: expect.stringContaining('2.0.0.0') as string, blockers: [] },
    ])
  })

  it('is blocked for a patch whose solution is not there', () => {
    const [solution] = plan(facts({ patchOf: 'Base' })).solutions
    expect(solution).toMatchObject({
      operation: 'patch',
      blockers: [{ code: 'import-missing-dependencies' }],
    })
  })

  const flow = { id: id(3), name: 'Send', on: true, connectionReferences: [] }
  const off: [
    name: string,
    flow: SolutionFacts['flows'][number],
    target: TargetFacts,
    activate: boolean,
    off: number,
  ][] = [
    ['on when it was on', flow, NOTHING, true, 0],
    ['off when it was off', { ...flow, on: false }, NOTHING, true, 1],
    [
      'on when it was off in the solution but is on in the target',
      { ...flow, on: false },
      { ...NOTHING, flows: [{ id: id(3), name: 'Send', on: true, kind: 'cloud-flow', suspended: false }] },
      true,
      0,
    ],
    ['off when nothing is activated', flow, NOTHING, false, 1],
    ['off without a connection', { ...flow, connectionReferences: ['con_mail'] }, NOTHING, true, 1],
  ]
  it.each(off)('has a flow %s', (_name, one, target, activate, count) => {
    const connectionReferences = [
      { logicalName: 'con_mail', displayName: '', connectorId: '', custom: false },
    ]
    const solution = facts({ flows: [one], settings: { connectionReferences, environmentVariables: [] } })
    expect(plan(solution, target, {}, { activate }).solutions[0]?.flowsOff).toHaveLength(count)
  })

  const changes: [name: string, plan: DeploymentPlan][] = [
    ['other bytes', plan(facts({ digest: 'e'.repeat(64) }))],
    ['another environment', plan(facts(), NOTHING, { environmentId: 'other' })],
    ['another installed version', plan(facts(), installed('1.0.0.0'))],
    ['a dependency that is gone', plan(facts({ dependencies: [need('Base (1.0.0.0)')] }))],
    [
      'a change in the target that hides something',
      plan(facts(), { ...NOTHING, layers: { active: [component(1, 61, 'x')], unknownCount: 0 } }),
    ],
  ]
  it.each(changes)('has another digest for %s', (_name, changed) => {
    expect(planDigest(changed)).not.toBe(planDigest(plan()))
    expect(() => requirePlan(changed, planDigest(plan()))).toThrow(AlmError)
  })

  it('has the same digest whatever runs at the moment', () => {
    const busy = plan(facts(), NOTHING, { running: [{ operation: 'import', startedOn: '2026-01-01' }] })
    expect(planDigest(busy)).toBe(planDigest(plan()))
    expect(() => requirePlan(busy, planDigest(plan()))).not.toThrow()
  })
})

describe('the report of check-dlp', () => {
  const report = (more: object): string => JSON.stringify({ verdict: 'compliant', summary: 'Fine.', ...more })

  it.each([
    ['is taken for its environment', report({ environmentId: 'E1' }), 'compliant'],
    ['says nothing about another environment', report({ environmentId: 'e2' }), 'unknown'],
    ['is taken when it is unknown', report({ verdict: 'unknown' }), 'unknown'],
  ])('%s', (_name, text, verdict) => {
    expect(parseDlpReport(text, 'dlp.json', 'e1').verdict).toBe(verdict)
  })

  it('is refused without a verdict', () => {
    expect(() => parseDlpReport('{}', 'dlp.json', 'e1')).toThrow(
      expect.objectContaining({ code: 'input-invalid' }),
    )
  })
})
