import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { readBytes } from '#server/read-bytes.ts'
import { ApiProblem, type Mistake, malformedRequest } from './problem.ts'
import { expectedOf } from './read-query.ts'

const largestBody = 256 * 1024

/** What a request sends, as text; throws where it is too large or says that it is no JSON. */
export async function readText(request: IncomingMessage): Promise<string> {
  const bytes = await readBytes(request, { mostBytes: largestBody })
  if (bytes === null) throw new ApiProblem('too-large', 'Send less than 256 KiB.')
  const type = request.headers['content-type'] ?? 'application/json'
  if (bytes.length > 0 && !/^application\/([a-z.+-]*\+)?json\s*(;|$)/i.test(type))
    throw malformedRequest([{ in: 'header', name: 'Content-Type', expected: 'application/json' }])
  return bytes.toString('utf8')
}

/** What a body says; throws which of its fields are not understood and what to send instead. */
export function readBody<Body extends z.ZodObject>(schema: Body, text: string): z.output<Body> {
  const parseResult = schema.strict().safeParse(text === '' ? {} : jsonOf(text))
  if (parseResult.success) return parseResult.data as z.output<Body>
  const knownNames = Object.keys(schema.shape)
  const mistakes = parseResult.error.issues.flatMap((issue): Mistake[] => {
    const [name] = issue.path
    if (issue.code === 'unrecognized_keys' && name === undefined)
      return issue.keys.map((key) => ({
        in: 'body',
        name: key.slice(0, 100),
        expected: knownNames.length === 0 ? 'Nothing.' : `One of these fields: ${knownNames.join(', ')}.`,
      }))
    return [
      {
        in: 'body',
        name: name === undefined ? '' : String(name),
        expected: name === undefined ? anyOf(knownNames) : expectedOf(schema.shape[String(name)]),
      },
    ]
  })
  throw malformedRequest(
    mistakes.filter((each, place) => mistakes.findIndex(({ name }) => name === each.name) === place),
  )
}

function anyOf(fields: readonly string[]): string {
  return fields.length === 0 ? 'An empty body, or {}.' : `A JSON object with: ${fields.join(', ')}.`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw malformedRequest([{ in: 'body', name: '', expected: 'JSON, in UTF-8.' }])
  }
}
