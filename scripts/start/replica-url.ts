import { databaseReplicaUrl } from '#platform/env.ts'

/** Where the web process reads figures of a night: as the login of its own connection, which a replica knows too, unless it names one. */
export function replicaUrlFor(webUrl: string): string | undefined {
  const givenUrl = databaseReplicaUrl()
  if (givenUrl === undefined) return undefined
  const url = new URL(givenUrl)
  const web = new URL(webUrl)
  if (url.username === '') [url.username, url.password] = [web.username, web.password]
  return url.href
}
