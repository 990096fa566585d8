import { Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';

interface Labelled extends Omit<TextFieldProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly help?: string | undefined;
}

/** A line of text, with its name and what to write. */
export function Field({ label, help, ...rest }: Labelled) {
  return (
    <TextField {...rest} className="field" autoComplete="off">
      <Label>{label}</Label>
      <Input />
      {help === undefined ? null : <Text slot="description">{help}</Text>}
    </TextField>
  );
}
