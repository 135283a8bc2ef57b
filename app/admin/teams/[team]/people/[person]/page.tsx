import type { Metadata } from 'next'
import { ClinicianPage, clinicianMetadata } from '#app/clinician-page.tsx'

type Props = { params: Promise<{ team: string; person: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return clinicianMetadata('administrator', (await params).person)
}

export default async function TeamPerson({ params }: Props) {
  const { team, person } = await params
  return <ClinicianPage reader="administrator" teamId={team} person={person} />
}
