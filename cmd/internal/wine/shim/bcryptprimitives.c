/*
 * The one function that Go's runtime asks of bcryptprimitives.dll, for versions of wine that lack
 * that library. It serves the package's start-up check alone and is never handed out: Windows has
 * its own.
 */
#include <windows.h>

/* RtlGenRandom, by the name that advapi32.dll exports it under. */
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
	while (length > 0) {
		ULONG part = length > 0x10000000 ? 0x10000000 : (ULONG)length;
		if (!SystemFunction036(buffer, part))
			return FALSE;
		buffer += part;
		length -= part;
	}
	return TRUE;
}
