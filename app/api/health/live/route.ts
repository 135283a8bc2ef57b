/** For supervisors: whether this process works, whatever its database does. One that only waits for it must not be killed. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
}

export const dynamic = 'force-dynamic'
