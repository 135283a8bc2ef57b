import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/**
 * What the oldest browsers served do not know (package.json, `browserslist`: Chrome and Edge 111, Firefox 115, Safari
 * 16.4), and who of them does not. Nothing fills it in: code that runs in a browser does without.
 */
const newer: readonly (readonly [found: RegExp, name: string, known: string])[] = [
  [/\bAbortSignal\.any\b/, 'AbortSignal.any', 'Chrome 116, Firefox 124, Safari 17.4'],
  [/\bcrypto\.randomUUID\b/, 'crypto.randomUUID', 'only over https'],
  [/\bPromise\.(withResolvers|try)\b/, 'Promise.withResolvers and .try', 'Chrome 119, Firefox 121, Safari 17.4'],
  [/\b(Object|Map)\.groupBy\b/, 'groupBy', 'Chrome 117, Firefox 119, Safari 17.4'],
  [/\bArray\.fromAsync\b/, 'Array.fromAsync', 'Chrome 121'],
  [/\bURL\.(canParse|parse)\b/, 'URL.canParse and .parse', 'Chrome 120, Safari 17'],
  [/\bIntl\.(Segmenter|DurationFormat)\b/, 'Intl.Segmenter and .DurationFormat', 'Firefox 125'],
  [
    /\bIterator\.|\.(values|keys|entries)\(\)\s*\.(map|filter|some|every|find|toArray)\(/,
    'iterator helpers',
    'Chrome 122, Firefox 131, Safari 18.4',
  ],
  [
    /\.(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/,
    "a set's own operations",
    'Chrome 122, Firefox 127, Safari 17',
  ],
  [/\.(isWellFormed|toWellFormed)\(/, 'isWellFormed', 'Firefox 119'],
  [/\.(showPopover|hidePopover|togglePopover)\(|\bpopover(Target)?=/, 'popovers', 'Chrome 114, Firefox 125, Safari 17'],
  [
    /\.(startViewTransition|checkVisibility|moveBefore)\(|\brequestIdleCallback\(|\bscheduler\.|\bnavigator\.(locks\.query|share|userActivation)\b/,
    'a newer part of the page',
    'some of them only',
  ],
  [
    /\b(RegExp\.escape|Math\.sumPrecise|Error\.isError|structuredClone\(.*transfer)/,
    'a newer part of JavaScript',
    'some of them only',
  ],
]

/** The same for style sheets. Lightning CSS writes nesting, ranges and logical shorthands as these browsers know them. */
const newerStyles: readonly (readonly [found: RegExp, name: string, known: string])[] = [
  [/@starting-style|@scope|@position-try|@view-transition/, 'a newer rule', 'some of them only'],
  [/(^|[^-])\b(light-dark|anchor|if|sibling-index|linear)\(/, 'a newer function', 'some of them only'],
  [/(rgb|hsl|oklch|oklab|color)\(\s*from\b/, 'a colour made from another', 'Chrome 119, Firefox 128'],
  [
    /\b(field-sizing|interpolate-size|anchor-name|animation-timeline|text-box)\s*:/,
    'a newer property',
    'some of them only',
  ],
]

/** Style sheets that say what they look like without `:has()`, which Firefox knows from 121. What has no effect on use needs nothing. */
const hides = /opacity:\s*0\b/

/** Files that are sent to browsers: each that says 'use client', and all that it imports but for types. */
function clientFiles(root: string): string[] {
  const sources = globSync('{app,components}/**/*.{ts,tsx}', { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  const waiting = sources.filter((file) => /^(\/\*[\s\S]*?\*\/\s*)?'use client'/.test(read(root, file)))
  const waitingFiles = new Set(waiting)
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const text = read(root, file)
    // An action is only called from here: it runs on the server.
    for (const [, kind = '', name = ''] of text.matchAll(
      /^(?:import|export)\s+(type\s)?[^'"]*?['"]([#.][^'"]+\.tsx?)['"]/gm,
    )) {
      const target = name.startsWith('#') ? name.slice(1) : posix.join(dirname(file), name)
      if (kind !== '' || waitingFiles.has(target) || /^'use server'/.test(read(root, target))) continue
      waitingFiles.add(target)
      waiting.push(target)
    }
  }
  return [...waitingFiles]
}

/** One line for each use of what the oldest browsers lack, with its file and line. */
export function browserFindings(root: string): string[] {
  const scripts = clientFiles(root).flatMap((file) => findingsIn(file, read(root, file), newer))
  const sheets = globSync('{app,components}/**/*.css', { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  const styles = sheets.flatMap((file) => {
    const text = read(root, file)
    const alone =
      text.includes(':has(:checked)') && hides.test(text) && !text.includes('@supports not selector(:has(*))')
    return [
      ...findingsIn(file, text, newerStyles),
      ...(alone ? [`${file}: hides a control and shows its state by :has() alone, which Firefox knows from 121`] : []),
    ]
  })
  return [...scripts, ...styles]
}

function findingsIn(file: string, text: string, features: typeof newer): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
  return code.split('\n').flatMap((line, place) => {
    const codeText = line.replace(/(^|\s)\/\/ .*$/, '')
    return features
      .filter(([pattern]) => pattern.test(codeText))
      .map(([, name, knownFrom]) => `${file}:${place + 1}: ${name} is known to: ${knownFrom}`)
  })
}

function read(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
