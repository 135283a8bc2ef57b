import { databaseIsReachable } from '#data/system.ts'
import packageJson from '#package.json'

/** For load balancers: whether this process and its database work. Says so within about two seconds. */
export async function GET(): Promise<Response> {
  const reachable = await databaseIsReachable({ withinMs: 1500 })
  return Response.json(
    { status: reachable ? 'ok' : 'degraded', database: reachable ? 'ok' : 'unreachable', version: packageJson.version },
    { status: reachable ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}

export const dynamic = 'force-dynamic'
