export function WardStation() {
  return <rect width="960" height="600" fill="#c9b79c" />
}
