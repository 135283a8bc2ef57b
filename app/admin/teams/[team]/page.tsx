import type { Metadata } from 'next'
import { TeamPage, teamMetadata } from '#app/team-page.tsx'

type Props = { params: Promise<{ team: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return teamMetadata('administrator', (await params).team)
}

export default async function Team({ params }: Props) {
  return <TeamPage reader="administrator" teamId={(await params).team} />
}
