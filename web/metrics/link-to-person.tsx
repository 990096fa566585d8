import { Link } from 'wouter';
import { viewInAddress } from '../graph/view.ts';

interface Whom {
  readonly person: string;
  /** Their number on the line list, where they have one. */
  readonly name?: string | undefined;
}

/** The way from a figure to somebody who is counted in it: everybody they hang together with. */
export function LinkToPerson({ person, name = person }: Whom) {
  return (
    <Link href={`/graph?${viewInAddress.write({ ...viewInAddress.read(''), person })}`}>
      <bdi>{name}</bdi>
    </Link>
  );
}
