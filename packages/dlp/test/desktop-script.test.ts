// Modules and connectors in the scripts of desktop flows.
import { evaluate, findConnectors, type Resource } from '../src/index.js'
import { readDesktopScript } from '../src/find/desktop-script.js'
import { environmentId, kinds, policy } from './builders.js'
import { archive } from './solutions.js'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const flowWith = (script: string): Resource => {
  const xml = `<Workflows><Workflow WorkflowId="{a}" Name="Robot"><JsonFileName>/Workflows/Robot.json</JsonFileName><Category>6</Category><Definition>${escaped(script)}</Definition></Workflow></Workflows>`
  const [resource] = findConnectors(archive(xml)).resources
  if (!resource) throw new Error('no resource')
  return resource
}
const keysOf = (script: string): string[] => readDesktopScript(script).uses.map(({ key }) => key)

describe('readDesktopScript', () => {
  it.each([
    [
      'an action',
      "Excel.LaunchExcel.LaunchAndOpen Path: $'''C:\\a.xlsx''' Instance=> E",
      ['desktopflow.excel'],
    ],
    [
      'a nested action',
      "LOOP 1\n    WebAutomation.Click.Click Control: appmask['A']['B \\'C\\'']\nEND",
      ['desktopflow.webautomation'],
    ],
    ['the action of a condition', 'IF (File.IfFile.Exists File: F) THEN\nEND', ['desktopflow.file']],
    ['a disabled action', 'DISABLE Web.InvokeWebService Url: U', ['desktopflow.web']],
    ['a call of another flow', "External.RunFlow FlowId: 'a'", ['desktopflow.runflow']],
    ['no module for work on values', 'Variables.IncreaseVariable Value: X\nText.Trim Text: T', []],
    ['nothing in texts', "SET A TO $'''\nExcel.LaunchExcel\n(File.Delete'''\nSET B TO 'Web.X'", []],
    ['nothing in comments and notes', "# Excel.X\n@@source: 'Recorder'\n**REGION Web.X\n@INPUT A : {}", []],
    [
      'an action behind a text over several lines',
      "Display.ShowMessageDialog.ShowMessage Title: $'''a\nb'''\nOCR.Read X: 1",
      ['desktopflow.display', 'desktopflow.ocr'],
    ],
    [
      'a connector of the cloud',
      "External.InvokeCloudConnector Connection: 'c' ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_SQL' OperationId: 'Q'",
      ['shared_sql'],
    ],
  ])('finds %s', (_name, script, keys) => {
    expect(keysOf(script)).toEqual(keys)
    expect(readDesktopScript(script).unreadLines).toEqual([])
  })

  it('says which lines it does not know', () => {
    expect(readDesktopScript('SET A TO 1\nQWxsIGVuY29kZWQ=').unreadLines).toEqual([2])
  })

  it('takes a script of a million quotes in its stride', () => {
    expect(keysOf(`SET A TO ${"'\\'".repeat(500_000)}\nExcel.A B: 1`).length).toBeLessThan(2)
  })
})

describe('desktop flows', () => {
  const excel = 'Excel.LaunchExcel.LaunchUnderExistingProcess Visible: True'

  it('have the modules of their script as connectors', () => {
    expect(flowWith(`SET A TO 1\n${excel}`)).toMatchObject({
      unknowns: [],
      uses: [
        { key: 'shared_uiflow' },
        {
          key: 'desktopflow.excel',
          name: 'Excel (desktop flow)',
          place: { file: 'Workflows/Robot.json.data.xml', text: '<Definition>', linesBelow: 1 },
        },
      ],
    })
  })

  it.each([
    [
      'blocked by a policy that blocks their module',
      { blocked: ['DesktopFlow.Excel'] },
      ['violation blocked'],
    ],
    [
      'blocked as others are by a policy that knows modules',
      { other: ['DesktopFlow.Web', 'shared_uiflow'], fallback: 'Blocked' },
      ['violation blocked'],
    ],
    ['left alone by a policy without modules', { other: ['shared_uiflow'], fallback: 'Blocked' }, []],
  ])('are %s', (_name, sketch, expected) => {
    const verdict = evaluate([flowWith(excel)], [policy(sketch)], { environmentId, unblockable: [] })
    expect(kinds(verdict)).toEqual(expected)
  })

  it('without a script are not judged', () => {
    expect(flowWith('').unknowns).toMatchObject([{ sentence: 'its script is not in the solution' }])
  })
})
