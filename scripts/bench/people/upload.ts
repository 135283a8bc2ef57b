/** Uploads a file of people as the browser's form does. */
export async function uploadPeople(
  origin: string,
  { cookie, id, file }: { cookie: string; id: string; file: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const body = new FormData()
  body.set('actId', id)
  body.set('file', new File([file], 'staff.csv'))
  const headers = { cookie, origin }
  const response = await fetch(`${origin}/api/people/imports`, { method: 'POST', body, headers, redirect: 'manual' })
  const location = response.headers.get('location') ?? ''
  if (response.status !== 303 || !location.endsWith(id)) throw new Error(`Upload: ${response.status} ${location}`)
}
