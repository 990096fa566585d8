import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

interface Doing {
  readonly id: string;
  readonly words: string;
  readonly act: () => void;
}

/** What can be done with a row. */
export function RowMenu({ label, doings }: { readonly label: string; readonly doings: readonly Doing[] }) {
  return (
    <MenuTrigger>
      <Button className="button quiet" aria-label={label}>
        ⋯
      </Button>
      <Popover className="row-menu">
        <Menu>
          {doings.map(({ id, words, act }) => (
            <MenuItem key={id} id={id} onAction={act}>
              {words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
