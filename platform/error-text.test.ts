import { expect, test } from 'vitest'
import { z } from 'zod'
import { errorText } from './error-text.ts'

const secret = 'ruth.abramson@hospital.example'

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

const ofDatabase = Object.assign(new Error(`duplicate key value violates unique constraint "person_email_key"`), {
  ...{ code: '23505', constraint: 'person_email_key', table: 'person' },
  ...{ detail: `Key (email)=(${secret}) already exists.`, where: `COPY person, line 1: "${secret}"` },
})

test.each<[string, unknown, string]>([
  ['PostgreSQL', ofDatabase, 'constraint person_email_key'],
  ['PostgreSQL', new Error(`invalid input syntax for type uuid: "${secret}"`), 'invalid input syntax for type uuid'],
  ['Prisma', new Error(`Invalid \`person.create()\` invocation: { email: "${secret}", age: 3 }`), '`person.create()`'],
  ['Prisma', new Error(`Key (email, name)=(${secret}, Ruth (Jo)) already exists.`), 'Key (email, name)=(…)'],
  ['JSON', thrownBy(() => JSON.parse(`{"email": "${secret}" oops`)), 'SyntaxError'],
  ['zod', thrownBy(() => z.enum(['a']).parse(secret)), 'ZodError'],
  ['a mail server', new Error(`550 No such user <${secret}>`, { cause: new Error(`to ${secret}`) }), 'caused by Error'],
  ['several at once', new AggregateError([new Error(secret)], 'All failed'), 'with Error'],
  ['no Error', { message: secret, code: 'ECONNRESET' }, 'code ECONNRESET'],
  ['no Error', secret, 'string that is no Error'],
])('what an error of %s repeats is left out, and what it is stays', (_whose, error, stays) => {
  const text = errorText(error)
  expect(text).not.toContain('ruth')
  expect(text).not.toContain('Ruth')
  expect(text).toContain(stays)
})

test('where it happened stays', () => {
  expect(errorText(new Error('A person without any duty was given duties'))).toMatch(
    /^Error: A person without any duty was given duties\n {4}at .*error-text\.test\.ts/,
  )
})
