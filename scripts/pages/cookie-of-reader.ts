import { cookieOf } from '#scripts/bench/open-page.ts'
import { type DemoReader, demoReaders } from '#simulation/demo/demo-pages.ts'
import { dangerouslyFindSignIn } from '#simulation/testing/find-sign-in.ts'

/** With this header a request is that reader's; empty for nobody. */
export async function cookieOfReader(reader: DemoReader): Promise<string> {
  if (reader === null) return ''
  const person = await dangerouslyFindSignIn(demoReaders[reader])
  if (person === null) throw new Error(`There is no ${demoReaders[reader]}: is this the demo organisation?`)
  return cookieOf(person, new Date())
}
