import { createPublicKey, type KeyObject } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { BadInput } from '#verifier/offline/bad-input.ts'
import { verifyPack } from '#verifier/verify-pack.ts'

const USAGE = `Usage: npm run -s verify-pack -- FILE.zip [--fingerprint WORDS | --key PUBLIC_KEY.pem]

Verifies an auditor pack, without the application, a database or the network: that no byte was changed since it was
sealed, that every answer's verdict is what its item's version gives, that the audit trail's chain holds, and that every
figure of the report is what the answers give. See docs/auditing.md.

  --fingerprint  the eight words of the key that must have sealed it, as the organisation's page "Exports" shows them
  --key          the same as a file: the public key, as PEM

Exit status: 0 everything holds; 1 something does not, and is named; 2 the file or the key cannot be read.
`
const DOES_NOT_HOLD = 1
const BAD_INPUT = 2

try {
  await main()
} catch (error) {
  if (!(error instanceof BadInput)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = BAD_INPUT
}

async function main(): Promise<void> {
  const { help, file, fingerprint, key } = readArguments()
  if (help) {
    process.stdout.write(USAGE)
    return
  }
  if (file === undefined) throw new BadInput('FILE: expected an auditor pack, found nothing; --help shows the usage')
  await access(file).catch(() => {
    throw new BadInput(`${file}: expected a file that can be read, found none`)
  })
  const result = await verifyPack(file, {
    key: key === undefined ? null : await readKey(key),
    fingerprint: fingerprint ?? null,
  })
  for (const check of result.checked) process.stdout.write(`Checked  ${check}\n`)
  if (result.fingerprint !== null) process.stdout.write(`Key      ${result.fingerprint}\n`)
  for (const finding of result.findings) process.stdout.write(`DIFFERS  ${finding}\n`)
  if (result.findings.length > 0) {
    process.stdout.write('The pack does not hold.\n')
    process.exitCode = DOES_NOT_HOLD
    return
  }
  process.stdout.write(
    fingerprint === undefined && key === undefined
      ? 'Everything holds, if the key is theirs: compare its words with the organisation’s page “Exports”, or give --fingerprint.\n'
      : 'Everything holds.\n',
  )
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean' }, fingerprint: { type: 'string' }, key: { type: 'string' } },
    })
    if (positionals.length > 1) throw new BadInput('FILE: expected one auditor pack, found several')
    return { ...values, file: positionals[0] }
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}; --help shows the usage`)
  }
}

async function readKey(path: string): Promise<KeyObject> {
  try {
    return createPublicKey(await readFile(path))
  } catch {
    throw new BadInput(`${path}: expected a public key as PEM`)
  }
}
