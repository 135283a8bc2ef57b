import { redirect } from 'next/navigation'
import { requireDuties } from '#server/session.ts'

/** Everyone lands on the page of their highest duty. */
export default async function Home() {
  const duties = await requireDuties()
  redirect(duties.administrator !== null ? '/admin' : duties.manager !== null ? '/teams' : '/learn')
}
