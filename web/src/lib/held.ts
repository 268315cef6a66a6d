// A field that shows what the server holds, but never over the hands of whoever is typing in it.
import type { Attachment } from 'svelte/attachments';

type Field = HTMLInputElement | HTMLTextAreaElement;

const typing = new WeakSet<Field>();

export function held(value: string): Attachment<Field> {
  return (field) => {
    if (!typing.has(field)) field.value = value;
    const begin = () => typing.add(field);
    const end = () => typing.delete(field);
    field.addEventListener('input', begin);
    field.addEventListener('change', end);
    field.addEventListener('blur', end);
    return () => {
      field.removeEventListener('input', begin);
      field.removeEventListener('change', end);
      field.removeEventListener('blur', end);
    };
  };
}
