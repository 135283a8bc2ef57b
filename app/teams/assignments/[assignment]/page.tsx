import type { Metadata } from 'next'
import { AssignmentPage, assignmentMetadata } from '#app/assignment-page.tsx'

type Props = {
  params: Promise<{ assignment: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return assignmentMetadata('manager', (await params).assignment)
}

export default async function Assignment({ params, searchParams }: Props) {
  return <AssignmentPage reader="manager" id={(await params).assignment} search={await searchParams} />
}
