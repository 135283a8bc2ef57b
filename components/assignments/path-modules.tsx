import './path-modules.css'

/** The modules of a path: numbered where they are done in order. */
export function PathModules({ inOrder, titles }: { inOrder: boolean; titles: readonly string[] }) {
  const items = titles.map((title) => <li key={title}>{title}</li>)
  return inOrder ? <ol className="path-modules">{items}</ol> : <ul className="path-modules">{items}</ul>
}
