import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import './button.css';

interface Look extends Omit<ButtonProps, 'className' | 'style'> {
  /** `main`: what is done most here, one a screen. `alarm`: help is needed. `quiet`: as plain as a link. */
  readonly look?: 'main' | 'plain' | 'alarm' | 'quiet';
  /** The key that does the same, shown beside the words. */
  readonly hint?: string | undefined;
}

export function Button({ look = 'plain', hint, children, ...rest }: Look) {
  return (
    <AriaButton {...rest} className={look === 'plain' ? 'button' : `button ${look}`}>
      {(state) => (
        <>
          {typeof children === 'function' ? children({ ...state, defaultChildren: undefined }) : children}
          {hint === undefined ? null : <kbd aria-hidden>{hint}</kbd>}
        </>
      )}
    </AriaButton>
  );
}
