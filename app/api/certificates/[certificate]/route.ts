import { notFound } from 'next/navigation'
import { z } from 'zod'
import { findOwnPaper } from '#data/certificates/own-certificates.ts'
import { numberOf } from '#domain/certificates/code.ts'
import { paperPdf } from '#server/certificates/paper-pdf.ts'
import { attachment } from '#server/export-download.ts'
import { requireDuties } from '#server/session.ts'

/** One of the viewer's own certificates, as a PDF: the same whenever they ask for it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ certificate: string }> },
): Promise<Response> {
  const { clinician } = await requireDuties()
  const { certificate } = await params
  if (clinician === null || !z.uuid().safeParse(certificate).success) return notFound()
  const paper = await findOwnPaper(clinician, certificate)
  if (paper === null) return notFound()
  return attachment(await paperPdf(paper), {
    type: 'application/pdf',
    name: `certificate-${numberOf(certificate).toLowerCase()}.pdf`,
  })
}
