import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '#platform/processes/step.ts'
import { lengthFindings } from './boundaries/lengths.ts'
import { styleFindings } from './boundaries/styles/findings.ts'

/** Faults against docs/styling.md, planted in a house of two components. */

const sound: Readonly<Record<string, string>> = {
  'app/layout.tsx': `import './globals.css'\nexport const Layout = () => <div className="mt-6 text-ink-soft" />\n`,
  'components/ui/tag.tsx': `import './tag.css'\nexport const kinds = ['alarm']\nexport const Tag = () => <i className={\`tag tag-\${kind}\`} />\n`,
  'components/ui/tag.css':
    '@layer components {\n  .tag {\n    color: red;\n  }\n  .tag-alarm:hover {\n    color: blue;\n  }\n}\n',
  'components/ui/running-text.css': '@layer components {\n  .paragraphs {\n    margin: 0;\n  }\n}\n',
  'components/grid/cell.tsx': `import './cell.css'\nimport '#components/ui/running-text.css'\nexport const Cell = () => <p className={isOpen ? 'cell cell-open paragraphs' : 'cell'} />\n`,
  'components/grid/cell.css':
    '@layer components {\n  .cell .tag {\n    margin: 0;\n  }\n  .cell-open {\n    color: red;\n    animation: turn 1s;\n  }\n}\n@keyframes turn {\n  to {\n    rotate: 1turn;\n  }\n}\n',
}

/** What is planted into which file, and what must be said of it. */
const faults: readonly (readonly [what: string, file: string, text: string, finding: RegExp])[] = [
  [
    'a rule without a use',
    'components/ui/tag.css',
    '.tag .gone { color: red; }',
    /tag\.css:2: nothing has the class \.gone/,
  ],
  [
    'a kind that nobody names',
    'components/ui/tag.css',
    '.tag-purple { color: red; }',
    /nothing has the class \.tag-purple/,
  ],
  [
    'a rule for another component',
    'components/grid/cell.css',
    '.tag { margin: 0; }',
    /\.tag names no class of the components that import it/,
  ],
  [
    'a class with two homes',
    'components/grid/cell.css',
    '.tag { margin: 0; }',
    /cell\.css and components\/ui\/tag\.css both set \.tag/,
  ],
  [
    'a rule with the name of a utility',
    'components/ui/tag.css',
    '.tag { margin: 0; } .underline { color: red; }',
    /\.underline is a utility's name/,
  ],
  [
    'a rule in no layer',
    'components/ui/tag.css',
    '} .tag { margin: 0; } @layer components {',
    /tag\.css:2: outside of @layer components: \.tag/,
  ],
  ['two sheets of equal weight', 'components/ui/running-text.css', '.paragraphs { color: red; }', /equal weight/],
  [
    'a class in no sheet',
    'components/grid/cell.tsx',
    `export const A = () => <i className="nowhere" />`,
    /cell\.tsx:4: \.nowhere is in no stylesheet/,
  ],
  [
    'a private class',
    'components/grid/cell.tsx',
    `export const A = () => <i className="tag" />`,
    /\.tag is private to components\/ui\/tag\.css, which it does not import/,
  ],
  [
    'a private sheet',
    'components/grid/cell.tsx',
    `import '#components/ui/tag.css'\nexport const A = () => <i className="tag" />`,
    /imports components\/ui\/tag\.css, which is private to components\/ui\/tag\.tsx/,
  ],
  [
    'a sheet for nothing',
    'components/ui/tag.tsx',
    `import './running-text.css'`,
    /tag\.tsx: imports components\/ui\/running-text\.css and uses no class of it/,
  ],
  [
    'a sheet that comes after what it is for',
    'components/grid/cell.tsx',
    `export const later = () => import('#components/ui/tag.tsx')`,
    /cell\.tsx: draws components\/ui\/tag\.tsx later without its sheet components\/ui\/tag\.css/,
  ],
  [
    'a sheet that is not there',
    'components/ui/tag.tsx',
    `import './gone.css'`,
    /imports components\/ui\/gone\.css, which is not there/,
  ],
  [
    'classes made elsewhere',
    'components/ui/tag.tsx',
    'export const A = () => <i className={classes} />',
    /tag\.tsx:4: className is made elsewhere/,
  ],
  [
    'a template that fits no class',
    'components/ui/tag.tsx',
    `export const A = () => <i className={\`label-\${kind}\`} />`,
    /no sheet that it imports has a class that begins with \.label-/,
  ],
  [
    'a sheet before the layers',
    'app/layout.tsx',
    `import '#components/ui/tag.tsx'`,
    /tag\.css: app\/layout\.tsx brings it before the order of the layers/,
  ],
]

let house: string

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'curtain-styles-'))
  for (const name of ['globals.css', 'tokens.css']) await cp(join(root, 'app', name), join(house, 'app', name))
  for (const file of Object.keys(sound)) await write(file)
})

afterAll(() => rm(house, { recursive: true, force: true }))

async function write(file: string, change = (text: string) => text): Promise<void> {
  await mkdir(join(house, dirname(file)), { recursive: true })
  await writeFile(join(house, file), change(sound[file] ?? ''))
}

/** Into a sheet's layer, or below a component. */
function plant(file: string, text: string): (sound: string) => string {
  return (before) =>
    file.endsWith('.css')
      ? before.replace('@layer components {\n', `@layer components {\n${text}\n`)
      : `${before}${text}\n`
}

test('a sound house has no findings, and neither has ours', async () => {
  expect(await styleFindings(house)).toEqual([])
  expect(await styleFindings(root)).toEqual([])
})

test.each(faults)('%s is found', async (_what, file, text, finding) => {
  await write(file, plant(file, text))
  const findings = await styleFindings(house)
  await write(file)
  expect(findings.join('\n')).toMatch(finding)
})

test('a sheet that nobody imports is found', async () => {
  await writeFile(join(house, 'components/ui/left.css'), '@layer components {\n  .left {\n    margin: 0;\n  }\n}\n')
  const findings = await styleFindings(house)
  await rm(join(house, 'components/ui/left.css'))
  expect(findings).toEqual(['components/ui/left.css: no component imports it'])
})

test('a sheet that is too long is found', async () => {
  await writeFile(join(house, 'components/ui/long.css'), '/* One line of many. */\n'.repeat(201))
  const findings = lengthFindings(house)
  await rm(join(house, 'components/ui/long.css'))
  expect(findings).toEqual([expect.stringContaining('components/ui/long.css has 201 lines')])
})
