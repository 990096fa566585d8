import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './ask.css';

interface Asking {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** Asks before something is done. Escape leaves it, and the focus goes back to where it was. */
export function Ask({ title, close, children }: Asking) {
  return (
    <ModalOverlay isOpen isDismissable={false} onOpenChange={(open) => open || close()} className="ask-ground">
      <Modal className="ask">
        <Dialog>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
