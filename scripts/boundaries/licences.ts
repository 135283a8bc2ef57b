import { z } from 'zod'

const Lockfile = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), dev: z.boolean().optional() })),
})

/** Asks for no more than that its text and its authors' names stay with it. */
const permissive = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]

/**
 * What asks for more, each as it is used here: unchanged, as a package of its own, whose source anyone can have. `why` says
 * what it is for.
 */
const reviewedPackages: Readonly<Record<string, { readonly licence: string; readonly why: string }>> = {
  'axe-core': { licence: 'MPL-2.0', why: 'looks at pages in tests' },
  lightningcss: { licence: 'MPL-2.0', why: 'writes style sheets when the application is built' },
  '@img/sharp-libvips': { licence: 'LGPL-3.0-or-later', why: 'comes with Next, which may leave it out' },
  '@img/sharp': { licence: 'LGPL-3.0-or-later', why: 'comes with Next, which may leave it out' },
  'caniuse-lite': { licence: 'CC-BY-4.0', why: 'what browsers know, read when the application is built' },
  argparse: { licence: 'Python-2.0', why: 'comes with js-yaml, with which the tests’ API client reads' },
  'stream-length': { licence: 'WTFPL', why: 'measures what newman sends, in tests' },
  elkjs: { licence: 'EPL-2.0', why: 'lays out pictures of this code, in development' },
}

/** Packages that state no licence where npm reads it, with the one that their files hold. */
const licenceOverrides: Readonly<Record<string, string>> = {
  'seq-queue': 'MIT',
  httpntlm: 'MIT',
  'png-js': 'MIT',
  'stack-trace': 'MIT',
}

/** One line for each package of the lockfile whose licence is neither permissive nor seen. */
export function licenceFindings(lockfile: unknown): string[] {
  return Object.entries(Lockfile.parse(lockfile).packages).flatMap(([path, { license }]) => {
    const name = path.split('node_modules/').at(-1) ?? ''
    if (path === '') return []
    const licence = license ?? licenceOverrides[name]
    if (licence === undefined)
      return [`${name} states no licence: find it, and write it into scripts/boundaries/licences.ts`]
    if (isSettled(licence, name)) return []
    return [`${name} is under ${licence}: look at what that asks for, and say so in scripts/boundaries/licences.ts`]
  })
}

/** Of alternatives one must do; of licences that hold together, all. */
function isSettled(expression: string, name: string): boolean {
  const alternatives = expression.replace(/^\(|\)$/g, '').split(/ or /i)
  return alternatives.some((alternative) =>
    alternative.split(/ and /i).every((licence) => permissive.includes(licence) || isSeen(licence, name)),
  )
}

function isSeen(licence: string, name: string): boolean {
  return Object.entries(reviewedPackages).some(
    ([prefix, { licence: knownLicence }]) =>
      knownLicence === licence && (name === prefix || name.startsWith(`${prefix}-`)),
  )
}
