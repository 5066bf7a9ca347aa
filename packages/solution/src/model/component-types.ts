// Numbers of component types (solutioncomponent.componenttype) and the names that the platform's tools print for them.
import { componentKinds, folderKinds } from '../components/table.js'

/** Types that root components and dependencies name, and that have no entry in the table of components. */
const OTHERS: readonly (readonly [number: string, name: string])[] = [
  ['21', 'SavedQuery'],
  ['25', 'OrganizationSettings'],
  ['37', 'ContractTemplate'],
  ['39', 'MailMergeTemplate'],
  ['40', 'TeamTemplate'],
  ['41', 'SyncAttributeMappingProfile'],
  ['64', 'ComplexControls'],
  ['68', 'Dashboard'],
  ['101', 'ServicePlans'],
  ['150', 'RoutingRule'],
  ['151', 'RoutingRuleItem'],
  ['152', 'SLA'],
  ['153', 'SLAItem'],
  ['154', 'ConvertRule'],
  ['155', 'ConvertRuleItem'],
  ['162', 'MobileOfflineProfileItem'],
  ['167', 'SimilarityRule'],
  ['168', 'SimilarityRuleCondition'],
  ['169', 'ProfileRule'],
  ['171', 'ProfileEntityAccessLevel'],
  ['176', 'TextAnalyticsEntityMapping'],
  ['177', 'TopicModelConfiguration'],
  ['201', 'SdkMessage'],
  ['202', 'Maps'],
  ['210', 'WebWizard'],
  ['381', 'EnvironmentVariableValue'],
]

const NAMES: ReadonlyMap<string, string> = new Map([
  ...OTHERS,
  ...[...componentKinds.values()]
    .flatMap(({ types }) => types)
    .concat([...folderKinds.values()].flatMap(({ type }) => type ?? []))
    .map(({ number, name }) => [number, name] as const),
])

/** The name of a component type, such as `Workflow` for `29`; a number that has no name stays a number. */
export function componentTypeName(type: string): string {
  return NAMES.get(type) ?? type
}
