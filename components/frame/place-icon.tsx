const paths: Readonly<Record<string, string>> = {
  learn:
    'M4 5.5h6.5A1.5 1.5 0 0 1 12 7v12a2 2 0 0 0-2-1.500H4zM20 5.500h-6.500A1.5 1.5 0 0 0 12 7v12a2 2 0 0 1 2-1.500h6z',
  understanding: 'M4 19V5M4 19h16M8 15l3.5-4 3 2.500L20 7',
  answers: 'M5 6.500l1.5 1.500L9 5.500M5 13.500l1.5 1.500L9 12.500M12.5 7H20M12.5 14H20M5 19.500h15',
  practise: 'M5 12a7 7 0 0 1 12-4.900L19 9M19 4.500V9h-4.500M19 12a7 7 0 0 1-12 4.900L5 15M5 19.500V15h4.5',
  teams:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c.3-3.5 2.5-5.5 5.5-5.500s5.2 2 5.5 5.500M15.5 11a2.5 2.5 0 1 0 0-5M17 13.500c2 .5 3.3 2.3 3.5 5',
  home: 'M4 11.5 12 5l8 6.500M6.5 10v9h11v-9',
  people: 'M12 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 19.500c.4-4 3.2-6 7-6s6.6 2 7 6',
  report: 'M5 5h14v14H5zM5 10h14M10 10v9',
  assignments: 'M7 5h10v15H7zM10 3.500h4v3h-4zM10 11.500h4M10 15.500h4',
  more: 'M5 7h14M5 12h14M5 17h14',
  search: 'M10.5 16.500a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15 15l5 5',
}

/** A small picture of where a link leads; the word beside it says the same. */
export function PlaceIcon({ name }: { name: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
