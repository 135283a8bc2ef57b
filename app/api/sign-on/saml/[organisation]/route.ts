import { z } from 'zod'
import { serviceMetadata } from '#server/sign-on/saml/service-metadata.ts'

/** What an organisation's provider needs to know of Curtain. It says nothing that its address does not, and whether there is one. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ organisation: string }> },
): Promise<Response> {
  const organisation = z.uuid().safeParse((await params).organisation)
  if (!organisation.success) return new Response(null, { status: 404 })
  return new Response(serviceMetadata(organisation.data), {
    headers: {
      'content-type': 'application/samlmetadata+xml; charset=utf-8',
      'content-disposition': 'attachment; filename="curtain-metadata.xml"',
    },
  })
}
