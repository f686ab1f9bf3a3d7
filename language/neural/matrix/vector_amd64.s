#include "textflag.h"

// func addBytesAVX2(dst *float32, values *byte, scale float32, n int)
TEXT ·addBytesAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ values+8(FP), SI
	VBROADCASTSS scale+16(FP), Y1
	MOVQ n+24(FP), CX

loop:
	VPMOVSXBD (SI), Y0
	VCVTDQ2PS Y0, Y0
	VMULPS Y1, Y0, Y0
	VADDPS (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $8, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ  loop
	VZEROUPPER
	RET

// func largestAVX2(lanes *[8]uint32, x *float32, n int)
TEXT ·largestAVX2(SB), NOSPLIT, $0-24
	MOVQ lanes+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VPXOR Y0, Y0, Y0
	VPCMPEQD Y1, Y1, Y1
	VPSRLD $1, Y1, Y1        // all bits but the sign

loop:
	VPAND (SI), Y1, Y2
	VPMAXUD Y2, Y0, Y0
	ADDQ $32, SI
	SUBQ $8, CX
	JNZ  loop
	VMOVDQU Y0, (DI)
	VZEROUPPER
	RET

// func toFixedAVX2(q *int16, x *float32, f float32, n int)
TEXT ·toFixedAVX2(SB), NOSPLIT, $0-32
	MOVQ q+0(FP), DI
	MOVQ x+8(FP), SI
	VBROADCASTSS f+16(FP), Y2
	MOVQ n+24(FP), CX

loop:
	VMULPS (SI), Y2, Y0
	VCVTPS2DQ Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSDW X1, X0, X0
	VMOVDQU X0, (DI)
	ADDQ $32, SI
	ADDQ $16, DI
	SUBQ $8, CX
	JNZ  loop
	VZEROUPPER
	RET

// func addBiasAVX2(top *[8]float32, row, bias *float32, scale float32, n int)
TEXT ·addBiasAVX2(SB), NOSPLIT, $0-40
	MOVQ top+0(FP), BX
	MOVQ row+8(FP), DI
	MOVQ bias+16(FP), SI
	VBROADCASTSS scale+24(FP), Y2
	MOVQ n+32(FP), CX
	VMOVUPS (BX), Y1

loop:
	VMULPS (DI), Y2, Y0
	VADDPS (SI), Y0, Y0
	VMAXPS Y0, Y1, Y1
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ  loop
	VMOVUPS Y1, (BX)
	VZEROUPPER
	RET

// func exponentialsAVX2(sum *[8]float32, row *float32, highest float32, n int)
//
// The constants are those of exp, lowest to 1, eight times each.
#define TERM(c) \
	VMULPS Y2, Y3, Y3 \
	VADDPS c, Y3, Y3

TEXT ·exponentialsAVX2(SB), NOSPLIT, $0-32
	MOVQ sum+0(FP), BX
	MOVQ row+8(FP), DI
	VBROADCASTSS highest+16(FP), Y15
	MOVQ n+24(FP), CX
	VXORPS Y0, Y0, Y0                 // sums
	VBROADCASTSS ·expTerms+0(SB), Y4  // lowest
	VBROADCASTSS ·expTerms+4(SB), Y5  // log2e
	VBROADCASTSS ·expTerms+8(SB), Y6  // ln2
	VBROADCASTSS ·expTerms+12(SB), Y7 // 1/720
	VBROADCASTSS ·expTerms+16(SB), Y8 // 1/120
	VBROADCASTSS ·expTerms+20(SB), Y9 // 1/24
	VBROADCASTSS ·expTerms+24(SB), Y10 // 1/6
	VBROADCASTSS ·expTerms+28(SB), Y11 // 1/2
	VBROADCASTSS ·expTerms+32(SB), Y12 // 1
	VPCMPEQD Y13, Y13, Y13
	VPSRLD $25, Y13, Y13              // 127

loop:
	VMOVUPS (DI), Y1
	VSUBPS Y15, Y1, Y1
	VMAXPS Y4, Y1, Y1                 // x
	VMULPS Y5, Y1, Y14
	VSUBPS Y11, Y14, Y14
	VCVTTPS2DQ Y14, Y14               // n
	VCVTDQ2PS Y14, Y2
	VMULPS Y6, Y2, Y2
	VSUBPS Y2, Y1, Y2                 // r
	VMOVAPS Y7, Y3
	TERM(Y8)
	TERM(Y9)
	TERM(Y10)
	TERM(Y11)
	TERM(Y12)
	TERM(Y12)
	VPADDD Y13, Y14, Y14
	VPSLLD $23, Y14, Y14
	VMULPS Y14, Y3, Y3
	VADDPS Y3, Y0, Y0
	VMOVUPS Y3, (DI)
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ  loop
	VMOVUPS Y0, (BX)
	VZEROUPPER
	RET

// func addGatedAVX2(dst, x, gates *float32, n int)
TEXT ·addGatedAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ gates+16(FP), DX
	MOVQ n+24(FP), CX
	VXORPS Y1, Y1, Y1

loop:
	VMAXPS (DX), Y1, Y0
	VMULPS (SI), Y0, Y0
	VADDPS (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DX
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ  loop
	VZEROUPPER
	RET

// func addUpAVX2(sum *[8]float32, x *float32, n int)
TEXT ·addUpAVX2(SB), NOSPLIT, $0-24
	MOVQ sum+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VXORPS Y0, Y0, Y0

loop:
	VADDPS (SI), Y0, Y0
	ADDQ $32, SI
	SUBQ $8, CX
	JNZ  loop
	VMOVUPS Y0, (DI)
	VZEROUPPER
	RET

// func addSquaresAVX2(sum *[8]float32, x *float32, mean float32, n int)
TEXT ·addSquaresAVX2(SB), NOSPLIT, $0-32
	MOVQ sum+0(FP), DI
	MOVQ x+8(FP), SI
	VBROADCASTSS mean+16(FP), Y2
	MOVQ n+24(FP), CX
	VXORPS Y0, Y0, Y0

loop:
	VMOVUPS (SI), Y1
	VSUBPS Y2, Y1, Y1
	VMULPS Y1, Y1, Y1
	VADDPS Y1, Y0, Y0
	ADDQ $32, SI
	SUBQ $8, CX
	JNZ  loop
	VMOVUPS Y0, (DI)
	VZEROUPPER
	RET

// func normalizeAVX2(dst, x, gain, bias *float32, mean, f float32, n int)
TEXT ·normalizeAVX2(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ gain+16(FP), DX
	MOVQ bias+24(FP), BX
	VBROADCASTSS mean+32(FP), Y1
	VBROADCASTSS f+36(FP), Y2
	MOVQ n+40(FP), CX

loop:
	VMOVUPS (SI), Y0
	VSUBPS Y1, Y0, Y0
	VMULPS Y2, Y0, Y0
	VMULPS (DX), Y0, Y0
	VADDPS (BX), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DX
	ADDQ $32, BX
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ  loop
	VZEROUPPER
	RET
