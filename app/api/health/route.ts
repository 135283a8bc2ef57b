import { dangerouslyAskDatabaseState } from '#data/system.ts'
import packageJson from '#package.json'

/** For load balancers: whether this process works, and its database answers and takes answers. Says so within three seconds. */
export async function GET(): Promise<Response> {
  const database = await dangerouslyAskDatabaseState()
  const ok = database === 'ok'
  return Response.json(
    { status: ok ? 'ok' : 'degraded', database, version: packageJson.version },
    { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store', ...(ok ? {} : { 'retry-after': '5' }) } },
  )
}

export const dynamic = 'force-dynamic'
