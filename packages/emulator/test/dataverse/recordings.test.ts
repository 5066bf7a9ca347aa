// Asks the emulated Dataverse what was once asked of real ones, and compares the shapes of the answers.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { shapeDifferences } from '../shape.js'
import { makeArchive } from './archive.js'
import {
  APPLICATION,
  ask,
  createWorld,
  environment,
  importArchive,
  type Answer,
  type World,
} from './world.js'

const reference = process.env['ALM_REFERENCE_DATA']
const describeWithReference = reference === undefined ? describe.skip : describe

const PERSON = {
  objectId: '00000000-0000-4000-8000-0000000000b1',
  displayName: 'Mia',
  userPrincipalName: 'mia@contoso.example',
  availableAt: 0,
}
const ROLES = '$expand=systemuserroles_association($select=roleid,name,ismanaged,_businessunitid_value)'

/** Recordings that the emulator has no answer to, and why. */
const NOT_EMULATED: Readonly<Record<string, string>> = {
  'dataverse/metadata/entitydefinition-account-relationships.json':
    'tables are known by name only: nothing reads their definitions from the service',
  'dataverse/metadata/entitydefinition-account.json':
    'tables are known by name only: nothing reads their definitions from the service',
  'dataverse/metadata/entitydefinition-businessunit-attributes.json':
    'tables are known by name only: nothing reads their definitions from the service',
}

interface Case {
  file: string
  ask: (world: World) => Promise<Answer>
  /** The recording shows some members only: what it does not show is no difference. */
  partial?: boolean
  open?: readonly string[]
}

function get(file: string, route: string, change: Partial<Case> = {}): Case {
  return { file: `dataverse/${file}.json`, ask: (world) => ask(world, 'test', route), ...change }
}

function imported(file: string, look: (world: World, made: Imported) => Promise<Answer>): Case {
  return {
    file: `dataverse/solutions/${file}.json`,
    ask: async (world) => {
      const archive = await makeArchive(CONTENT)
      return look(world, await importArchive(world, 'test', archive))
    },
  }
}

type Imported = Awaited<ReturnType<typeof importArchive>>

const CONTENT = {
  tables: ['cts_order'],
  connectionReferences: ['cts_sharepoint'],
  variables: [{ schemaName: 'cts_url', defaultValue: 'https://x.example', value: 'https://y.example' }],
}
const ADDRESS = ['city', 'country', 'line1', 'postalcode', 'telephone1']
const VARIABLE = 'environmentvariablevalueid,schemaname,value'

const CASES: Case[] = [
  get('whoami', 'whoami'),
  get('settings/organization', 'organizations'),
  get('settings/transactioncurrencies', 'transactioncurrencies', { partial: true }),
  { file: 'dataverse/publishers/list.json', ask: askPublisher, partial: true },
  {
    file: 'dataverse/users/roles.json',
    ask: async (world) => {
      const { body } = await ask(world, 'test', 'WhoAmI')
      return ask(world, 'test', `roles?$filter=_businessunitid_value eq ${body.BusinessUnitId}`)
    },
  },
  {
    file: 'dataverse/users/application-users.json',
    ask: (world) => ask(world, 'test', `systemusers?$filter=applicationid eq ${APPLICATION.applicationId}`),
    partial: true,
    // The recording is of a user whose application Entra does not have.
    open: ['.azureactivedirectoryobjectid'],
  },
  {
    file: 'dataverse/users/systemuser.json',
    ask: async (world) => {
      const { body } = await ask(world, 'test', `systemusers?$filter=fullname eq 'Mia'&$select=fullname`)
      return ask(world, 'test', `systemusers(${body.value[0].systemuserid})?${ROLES}`)
    },
    open: ['$.@odata.context'],
  },
  get(
    'users/systemusers-by-oid',
    `systemusers?${ROLES}&$filter=azureactivedirectoryobjectid eq ${PERSON.objectId}`,
    { open: ['$.@odata.context'] },
  ),
  imported('import-solution-async', async (_world, { started }) => started),
  imported('asyncoperation-completed', (world, { started }) =>
    ask(world, 'test', `asyncoperations(${started.body.AsyncOperationId})`),
  ),
  imported('import-result', (world, { jobId }) =>
    ask(world, 'test', `RetrieveSolutionImportResult(ImportJobId=${jobId})`),
  ),
  imported('list', (world) =>
    ask(
      world,
      'test',
      "solutions?$expand=publisherid&$filter=(isvisible eq true and uniquename eq 'Contoso')&$orderby=createdon desc",
    ),
  ),
  {
    file: 'dataverse/solutions/stage-solution.json',
    ask: async (world) => {
      const CustomizationFile = (await makeArchive(CONTENT)).toString('base64')
      return ask(world, 'test', 'StageSolution', { method: 'POST', body: { CustomizationFile } })
    },
  },
  ...['definitions', 'values', 'value'].map((name) => ({
    ...imported('', (world) => askVariable(world, name)),
    file: `dataverse/environment-variables/${name}.json`,
    partial: true,
    // An archive without them leaves them empty.
    open: ['.description', '.valueschema'],
  })),
  {
    file: 'dataverse/records/get-account.json',
    ask: async (world) => ask(world, 'test', await account(world)),
  },
  {
    file: 'dataverse/records/get-account-ref.json',
    ask: async (world) => ask(world, 'test', `${await account(world)}/contact_customer_accounts/$ref`),
  },
]

describeWithReference('an answer of the emulated Dataverse has the shape of the recorded one', () => {
  it.each(CASES.map((each) => [each.file, each] as const))(
    '%s',
    async (file, { ask: request, partial, open }) => {
      const recorded: unknown = JSON.parse(readFileSync(recordingPath(file), 'utf8'))
      const answer = await request(createWorld([environment('test', [APPLICATION, PERSON])]))
      expect(answer.status).toBe(200)
      const differences = shapeDifferences(recorded, answer.body, open)
      expect(differences.filter((difference) => !partial || !difference.endsWith('is not recorded'))).toEqual(
        [],
      )
    },
  )

  it('for every recording of Dataverse but those that are not emulated', () => {
    const index: { file: string }[] = JSON.parse(readFileSync(recordingPath('index.json'), 'utf8'))
    const recorded = index.map(({ file }) => file).filter((file) => file.startsWith('dataverse/'))
    expect([...CASES.map(({ file }) => file), ...Object.keys(NOT_EMULATED)].sort()).toEqual(recorded.sort())
  })
})

async function askPublisher(world: World): Promise<Answer> {
  const body = {
    uniquename: 'contoso',
    friendlyname: 'Contoso',
    description: 'x',
    customizationprefix: 'cts',
    customizationoptionvalueprefix: 77_074,
    emailaddress: 'publisher@contoso.example',
    supportingwebsiteurl: 'https://contoso.example',
    ...Object.fromEntries(
      ADDRESS.flatMap((name) => [`address1_${name}`, `address2_${name}`]).map((name) => [name, 'x']),
    ),
  }
  expect((await ask(world, 'test', 'publishers', { method: 'POST', body })).status).toBe(204)
  return ask(world, 'test', "publishers?$filter=uniquename eq 'contoso'")
}

async function askVariable(world: World, name: string): Promise<Answer> {
  const definitions = await ask(
    world,
    'test',
    "environmentvariabledefinitions?$filter=schemaname eq 'cts_url'",
  )
  if (name === 'definitions') return definitions
  const id = definitions.body.value[0].environmentvariabledefinitionid
  const values = await ask(
    world,
    'test',
    `environmentvariablevalues?$filter=_environmentvariabledefinitionid_value eq ${id}&$select=${VARIABLE}`,
  )
  if (name === 'values') return values
  return ask(world, 'test', `environmentvariablevalues(${values.body.value[0].environmentvariablevalueid})`)
}

/** The path of an account as the recorded one was made, with a contact. */
async function account(world: World): Promise<string> {
  const made = await ask(world, 'test', 'accounts', {
    method: 'POST',
    headers: { prefer: 'return=representation' },
    body: { name: 'Sample', description: 'x', revenue: 5_000_000, address1_latitude: 47.63 },
  })
  const path = `accounts(${made.body.accountid})`
  const contact = await ask(world, 'test', 'contacts', {
    method: 'POST',
    headers: { prefer: 'return=representation' },
    body: { lastname: 'x', 'parentcustomerid_account@odata.bind': `/${path}` },
  })
  const link = { 'primarycontactid@odata.bind': `/contacts(${contact.body.contactid})` }
  expect((await ask(world, 'test', path, { method: 'PATCH', body: link })).status).toBe(204)
  return path
}

function recordingPath(file: string): string {
  return path.join(reference ?? '', 'api-recordings', file)
}
