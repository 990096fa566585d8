/**
 * Choices that stand in the address, so that what is seen can be saved and sent as a link. What an address says that is
 * none of the choices is as if it were not there; what is meant anyway is left out of it.
 */

type Among = Readonly<Record<string, readonly [string, ...string[]]>>;
type Written = Readonly<Record<string, RegExp>>;

export type InAddress<C extends Among, W extends Written> = { readonly [Name in keyof C]: C[Name][number] } & {
  readonly [Name in keyof W]?: string | undefined;
};

/**
 * @param among of each choice what there is; the first is meant where an address says nothing
 * @param written what else may be said, and what it looks like
 */
export function inAddress<const C extends Among, const W extends Written>(among: C, written: W) {
  type View = InAddress<C, W>;
  return {
    /** @param search what follows the question mark of an address */
    read(search: string): View {
      const asked = new URLSearchParams(search);
      const chosen = Object.entries(among).map(([key, all]) => [
        key,
        all.find((each) => each === asked.get(key)) ?? all[0],
      ]);
      const said = Object.entries(written).flatMap(([key, looks]) => {
        const value = asked.get(key) ?? '';
        return looks.test(value) ? [[key, value]] : [];
      });
      return Object.fromEntries([...chosen, ...said]);
    },
    write(view: View): string {
      const asked = new URLSearchParams();
      for (const key of [...Object.keys(among), ...Object.keys(written)]) {
        const value = view[key];
        if (value !== undefined && value !== '' && value !== among[key]?.[0]) asked.set(key, value);
      }
      return asked.toString();
    },
  };
}
