let talking = false;

/** Whether somebody is on the line just now: then nobody is signed out for having typed nothing. */
export const inCall = {
  is: (): boolean => talking,
  set: (now: boolean): void => {
    talking = now;
  },
};
