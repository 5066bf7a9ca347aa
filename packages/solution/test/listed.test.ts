// A row of the table may combine all that a row can say.
import { listed } from '../src/components/listed.js'
import { FolderSource } from '../src/pack/folder-source.js'
import { childElements, childText, xmlElement } from '../src/xml/tree.js'

const robots = listed({
  element: 'Robots',
  folder: 'Robots',
  suffix: '.data.xml',
  hasTwin: true,
  fileOf: (robot) => `${childText(robot, 'Name')}.data.xml`,
  payloadsOf: (robot, path) => [
    { entry: `Brains/${childText(robot, 'Name')}`, path: path.slice(0, -'.data.xml'.length), required: true },
  ],
})

it.each([
  [true, 'managed'],
  [false, 'unmanaged'],
])('a component with a file beside it may have a managed twin (managed: %s)', (managed, name) => {
  const files = new Map([
    ['Robots/r', Buffer.from('brain')],
    ['Robots/r.data.xml', Buffer.from('<Robot><Name>unmanaged</Name></Robot>')],
    ['Robots/r.data_managed.xml', Buffer.from('<Robot><Name>managed</Name></Robot>')],
  ])
  const source = new FolderSource(files, managed)
  const packed = childElements(robots.pack(xmlElement('Robots'), source))
  expect(packed.map((robot) => childText(robot, 'Name'))).toEqual([name])
  expect([...source.parts.keys()]).toEqual([`Brains/${name}`])
})
