import type { Metadata } from 'next'
import { TeamPage, teamMetadata } from '#app/team-page.tsx'

type Props = { params: Promise<{ team: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return teamMetadata('manager', (await params).team)
}

export default async function Team({ params, searchParams }: Props) {
  return <TeamPage reader="manager" teamId={(await params).team} search={await searchParams} />
}
