import type { Metadata } from 'next'
import { TeamPage, teamMetadata } from '#app/team-page.tsx'

type Props = { params: Promise<{ team: string }>; searchParams: Promise<{ done?: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return teamMetadata('manager', (await params).team)
}

export default async function Team({ params, searchParams }: Props) {
  const done = (await searchParams).done === 'assigned' ? 'assigned' : undefined
  return <TeamPage reader="manager" teamId={(await params).team} done={done} />
}
