#include "textflag.h"

// Every kernel computes four rows of a panel of sixteen columns, the last one of two panels. DI and R8 are dst and its
// stride, SI and R9 x and its, R11 the fourth row of x, DX the panel, CX what is left of the inner dimension.

// What both kernels for integers begin with. AX and BX are the columns' factors and biases.
#define ARGUMENTS \
	MOVQ dst+0(FP), DI       \
	MOVQ dstStride+8(FP), R8 \
	MOVQ x+16(FP), SI        \
	MOVQ xStride+24(FP), R9  \
	MOVQ y+32(FP), DX        \
	MOVQ scale+40(FP), AX    \
	MOVQ bias+48(FP), BX     \
	MOVQ inner+64(FP), CX    \
	LEAQ (SI)(R9*2), R11     \
	ADDQ R9, R11

// NEXT goes on to the next two of the inner dimension.
#define NEXT \
	ADDQ $4, SI    \
	ADDQ $4, R11   \
	ADDQ $32, DX   \
	SUBQ $2, CX

// func multiplyAVX2(dst *float32, dstStride int, x *float32, xStride int, y *float32, yStride int, inner int)
//
// Y0 to Y7 hold the sums, Y12 and Y13 a row of y. Products are rounded before they are added, as they are without FMA.
#define ADDPRODUCT(x, a, b) \
	VBROADCASTSS x, Y14   \
	VMULPS Y12, Y14, Y15  \
	VADDPS Y15, a, a      \
	VMULPS Y13, Y14, Y14  \
	VADDPS Y14, b, b

#define STORE(a, b) \
	VMOVUPS a, (DI)   \
	VMOVUPS b, 32(DI) \
	ADDQ R8, DI

TEXT ·multiplyAVX2(SB), NOSPLIT, $0-56
	MOVQ dst+0(FP), DI
	MOVQ dstStride+8(FP), R8
	MOVQ x+16(FP), SI
	MOVQ xStride+24(FP), R9
	MOVQ y+32(FP), DX
	MOVQ yStride+40(FP), R10
	MOVQ inner+48(FP), CX
	LEAQ (SI)(R9*2), R11
	ADDQ R9, R11
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7

loop:
	VMOVUPS (DX), Y12
	VMOVUPS 32(DX), Y13
	ADDPRODUCT((SI), Y0, Y1)
	ADDPRODUCT((SI)(R9*1), Y2, Y3)
	ADDPRODUCT((SI)(R9*2), Y4, Y5)
	ADDPRODUCT((R11), Y6, Y7)
	ADDQ $4, SI
	ADDQ $4, R11
	ADDQ R10, DX
	DECQ CX
	JNZ  loop

	STORE(Y0, Y1)
	STORE(Y2, Y3)
	STORE(Y4, Y5)
	STORE(Y6, Y7)
	VZEROUPPER
	RET

// func multiplyFixedAVX2(dst *float32, dstStride int, x *int16, xStride int, y *int8, scale, bias *float32, step float32, inner int)
//
// Y0 to Y7 hold the sums, Y12 and Y13 two rows of y, interleaved, as 16-bit integers.
#define ADDPAIRS(x, a, b) \
	VPBROADCASTD x, Y14    \
	VPMADDWD Y12, Y14, Y15 \
	VPADDD Y15, a, a       \
	VPMADDWD Y13, Y14, Y14 \
	VPADDD Y14, b, b

#define SCALE(a, b) \
	VCVTDQ2PS a, a      \
	VCVTDQ2PS b, b      \
	VMULPS Y12, a, a    \
	VMULPS Y13, b, b    \
	VADDPS (BX), a, a   \
	VADDPS 32(BX), b, b \
	STORE(a, b)

TEXT ·multiplyFixedAVX2(SB), NOSPLIT, $0-72
	ARGUMENTS
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

loop:
	VPMOVSXBW (DX), Y12
	VPMOVSXBW 16(DX), Y13
	ADDPAIRS((SI), Y0, Y1)
	ADDPAIRS((SI)(R9*1), Y2, Y3)
	ADDPAIRS((SI)(R9*2), Y4, Y5)
	ADDPAIRS((R11), Y6, Y7)
	NEXT
	JNZ  loop

	VBROADCASTSS step+56(FP), Y14
	VMULPS (AX), Y14, Y12
	VMULPS 32(AX), Y14, Y13
	SCALE(Y0, Y1)
	SCALE(Y2, Y3)
	SCALE(Y4, Y5)
	SCALE(Y6, Y7)
	VZEROUPPER
	RET

// func multiplyFixedVNNI(dst *float32, dstStride int, x *int16, xStride int, y *int8, scale, bias *float32, step float32, inner int)
//
// Two panels, R10 is the second: VPDPWSSD takes five cycles, and two of them begin in each, so eight sums keep it busy. Z0
// to Z7 hold them, Z8 and Z9 two rows of y, interleaved, as 16-bit integers.
#define ADDBOTH(x, a, b) \
	VPBROADCASTD x, Z10  \
	VPDPWSSD Z10, Z8, a  \
	VPDPWSSD Z10, Z9, b

#define SCALEBOTH(a, b) \
	VCVTDQ2PS a, a     \
	VCVTDQ2PS b, b     \
	VMULPS Z8, a, a    \
	VMULPS Z9, b, b    \
	VADDPS Z11, a, a   \
	VADDPS Z12, b, b   \
	VMOVUPS a, (DI)    \
	VMOVUPS b, 64(DI)  \
	ADDQ R8, DI

TEXT ·multiplyFixedVNNI(SB), NOSPLIT, $0-72
	ARGUMENTS
	MOVQ CX, R10
	SHLQ $4, R10
	ADDQ DX, R10
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7

loop:
	VPMOVSXBW (DX), Z8
	VPMOVSXBW (R10), Z9
	ADDBOTH((SI), Z0, Z1)
	ADDBOTH((SI)(R9*1), Z2, Z3)
	ADDBOTH((SI)(R9*2), Z4, Z5)
	ADDBOTH((R11), Z6, Z7)
	ADDQ $32, R10
	NEXT
	JNZ  loop

	VBROADCASTSS step+56(FP), Z10
	VMULPS (AX), Z10, Z8
	VMULPS 64(AX), Z10, Z9
	VMOVUPS (BX), Z11
	VMOVUPS 64(BX), Z12
	SCALEBOTH(Z0, Z1)
	SCALEBOTH(Z2, Z3)
	SCALEBOTH(Z4, Z5)
	SCALEBOTH(Z6, Z7)
	VZEROUPPER
	RET
