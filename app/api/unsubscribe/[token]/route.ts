import { redirect } from 'next/navigation'

/** A mail program without a button of its own opens the address: there a person presses one. POST is in server/direct-routes.ts. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<never> {
  redirect(`/unsubscribe/${encodeURIComponent((await params).token)}`)
}
